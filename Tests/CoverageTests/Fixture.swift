import Coverage
import Foundation

/// Data files that coverage.py 7.17.3 made, beside the tests.
func fixture(_ name: String, file: String = #filePath) -> DataFile {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
  return DataFile(folder.appendingPathComponent("Fixtures/\(name)").path)
}
