internal import Files

/// A script of pyenv that stands for the same program of the version chosen here.
///
/// The choice is made as pyenv makes it, without starting it: PYENV_VERSION, else the nearest
/// `.python-version`, else the `version` file of its root. See <https://github.com/pyenv/pyenv>.
struct PyenvShim: Sendable {
  private let root: String
  private let program: String

  /// - Returns: nil for a path that is no shim.
  init?(_ path: String) {
    let folder = Paths.folder(path)
    guard Paths.name(folder) == "shims", Files.isFolder("\(Paths.folder(folder))/versions") else {
      return nil
    }
    root = Paths.folder(folder)
    program = Paths.name(path)
  }

  /// The executable it stands for; nil when no chosen version has such a program.
  func target(in surroundings: Surroundings) -> String? {
    for name in chosenVersions(surroundings) {
      let found =
        name == "system"
        ? surroundings.command(program, outside: "\(root)/shims")
        : folder(of: name).map { "\($0)/bin/\(program)" }
      if let found, Files.isExecutable(found) { return found }
    }
    return nil
  }

  private func chosenVersions(_ surroundings: Surroundings) -> [String] {
    if let named = surroundings.variable("PYENV_VERSION") {
      return named.split(separator: ":").map(String.init)
    }
    let start = surroundings.variable("PYENV_DIR") ?? surroundings.workingFolder
    for folder in Self.upward(from: start) {
      if let versions = Self.versions(inFile: "\(folder)/.python-version") { return versions }
    }
    return Self.versions(inFile: "\(root)/version") ?? ["system"]
  }

  /// A folder of that name, else the newest version that starts with it.
  private func folder(of name: String) -> String? {
    let names = name.hasPrefix("python-") ? [name, String(name.dropFirst(7))] : [name]
    for name in names where !name.contains("..") {
      if Files.isFolder("\(root)/versions/\(name)") { return "\(root)/versions/\(name)" }
      let installed = (try? Files.list("\(root)/versions")) ?? []
      let newest = installed.filter { $0.hasPrefix("\(name).") }
        .compactMap { entry in PythonVersion(entry).map { (version: $0, name: entry) } }
        .max { $0.version < $1.version }
      if let newest { return "\(root)/versions/\(newest.name)" }
    }
    return nil
  }

  private static func versions(inFile path: String) -> [String]? {
    guard let bytes = try? Files.read(path) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    let words = lines.flatMap { $0.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace) }
    return words.isEmpty ? nil : words.map(String.init)
  }

  private static func upward(from folder: String) -> [String] {
    var folders = [folder]
    while let last = folders.last, last != "/", !last.isEmpty { folders.append(Paths.folder(last)) }
    return folders
  }
}
