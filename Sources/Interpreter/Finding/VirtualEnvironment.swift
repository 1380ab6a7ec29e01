internal import Files

/// The `pyvenv.cfg` of a virtual environment.
///
/// See <https://docs.python.org/3/library/venv.html>.
struct VirtualEnvironment: Hashable, Sendable {
  /// The folder of the interpreter that it was made from.
  let home: String?
  let version: PythonVersion?

  /// The environment that an executable belongs to: the file lies beside it or one folder up.
  init?(of executable: String) {
    let folder = Paths.folder(executable)
    let candidates = ["\(Paths.folder(folder))/pyvenv.cfg", "\(folder)/pyvenv.cfg"]
    let found = candidates.lazy.compactMap { try? Files.read($0) }.first
    guard let bytes = found else { return nil }
    var values: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let equals = line.firstIndex(of: "=") else { continue }
      values[Self.trimmed(line[..<equals])] = Self.trimmed(line[line.index(after: equals)...])
    }
    home = values["home"]
    version = (values["version"] ?? values["version_info"]).flatMap { PythonVersion($0) }
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    let length = start.reversed().drop { $0.isWhitespace }.count
    return String(start.prefix(length))
  }
}
