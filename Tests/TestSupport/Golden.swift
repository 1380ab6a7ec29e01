internal import Foundation
public import Testing

/// Compares `actual` with the file `Golden/<name>` beside the calling test.
///
/// With `UPDATE_GOLDEN` in the environment the file is written instead.
public func expectGolden(
  _ actual: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let golden = URL(fileURLWithPath: file).deletingLastPathComponent()
    .appendingPathComponent("Golden").appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
    try Data(actual.utf8).write(to: golden)
    return
  }
  let expected = try String(contentsOf: golden, encoding: .utf8)
  #expect(
    actual == expected, "\(name) changed; if that is right, run Scripts/update-golden",
    sourceLocation: sourceLocation)
}
