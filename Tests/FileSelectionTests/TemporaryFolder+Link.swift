internal import Foundation
import TestSupport

extension TemporaryFolder {
  /// Makes a symbolic link in this folder.
  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path(name), withDestinationPath: target)
  }
}
