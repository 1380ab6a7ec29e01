internal import Files
internal import Profiler
internal import Reports
internal import Source

/// The texts of the files of a profile, each read once.
struct SourceTexts {
  private let recordedUntil: Int
  private var known: [String: ShownSource] = [:]

  init(of profile: Profile) {
    recordedUntil = profile.run.start == 0 ? .max : profile.run.start + profile.run.wall
  }

  mutating func text(of function: ProfiledFunction) -> ShownSource {
    if let source = known[function.file] { return source }
    let source = read(function.file)
    known[function.file] = source
    return source
  }

  private func read(_ path: String) -> ShownSource {
    guard let bytes = Self.bytes(of: path) else {
      return ShownSource(text: "", warning: "there is no '\(path)' to show the text of")
    }
    guard let text = try? SourceText(decoding: bytes) else {
      return ShownSource(text: "", warning: "'\(path)' is not text that Python reads")
    }
    let changed = Files.modificationTime(of: path) ?? 0
    return ShownSource(
      text: String(decoding: text.utf8, as: UTF8.self),
      warning: changed > recordedUntil ? "'\(path)' was changed after the run" : nil)
  }

  /// The bytes of a file, be it one of its own or in an archive.
  private static func bytes(of path: String) -> [UInt8]? {
    if let bytes = try? Files.read(path) { return bytes }
    guard let (archive, member) = ZipArchive.split(path) else { return nil }
    return try? ZipArchive.read(member, in: archive)
  }
}
