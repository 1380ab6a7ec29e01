internal import Files
internal import Foundation

/// A folder of a test's own, removed when the value goes.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "pycov-test-\(UUID().uuidString.prefix(13))")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = Files.resolved(url.path) ?? url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The absolute path of `name` in this folder.
  public func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, making the folders above it, and returns its absolute path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  @discardableResult
  public func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = path(name)
    try Files.makeFolder(Paths.folder(file))
    try Files.write(bytes, to: file)
    return file
  }

  public func read(_ name: String) throws -> String {
    String(decoding: try Files.read(path(name)), as: UTF8.self)
  }
}
