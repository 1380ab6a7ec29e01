internal import Files
internal import Glibc

/// Answers of Pythons that had to be started, kept from run to run.
///
/// One small file for each Python, written whole, so that any number of processes may use it. It
/// counts only while the Python's file is what it was; whatever is wrong with it, it is ignored.
struct AnswerCache: Sendable {
  private let folder: String?

  /// In XDG_CACHE_HOME or `~/.cache`; nowhere without a home.
  init(_ surroundings: Surroundings) {
    let base = surroundings.variable("XDG_CACHE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    folder = (base ?? surroundings.home.map { "\($0)/.cache" }).map { "\($0)/pycov" }
  }

  func answer(for executable: String) -> PythonAnswer? {
    guard let file = file(for: executable), let stamp = Self.stamp(of: executable),
      let bytes = try? Files.read(file)
    else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasPrefix(stamp) ? PythonAnswer(String(text.dropFirst(stamp.count))) : nil
  }

  func keep(_ answer: PythonAnswer, for executable: String) {
    guard let folder, let file = file(for: executable), let stamp = Self.stamp(of: executable)
    else { return }
    // A cache that cannot be written costs time, nothing else.
    try? Files.makeFolder(folder)
    try? Files.write(Array((stamp + answer.encoded).utf8), to: file)
  }

  private func file(for executable: String) -> String? {
    let hash = executable.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return folder.map { "\($0)/python-\(String(hash, radix: 16))" }
  }

  /// What changes when the file is replaced; the first line of the cache's file.
  private static func stamp(of executable: String) -> String? {
    var status = stat()
    guard unsafe stat(executable, &status) == 0 else { return nil }
    let time = status.st_mtim
    return "\(executable)\t\(status.st_size)\t\(time.tv_sec).\(time.tv_nsec)\n"
  }
}
