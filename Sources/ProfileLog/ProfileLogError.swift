internal import Files

/// Why a log could not be written or read.
package enum ProfileLogError: Error, Hashable, Sendable {
  case cannotCreate(path: String, code: Int32)
  case cannotRead(path: String, code: Int32)
  case notALog(path: String)
  /// The process that makes the file has not come to its first record.
  case unfinished(path: String)
}

extension ProfileLogError {
  init(_ problem: RecordingProblem, _ path: String) {
    self =
      switch problem {
      case .unreadable(let code): .cannotRead(path: path, code: code)
      case .foreign: .notALog(path: path)
      case .unfinished: .unfinished(path: path)
      }
  }
}

extension ProfileLogError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotCreate(let path, let code):
      "cannot create '\(path)': error \(code); look at the folder's rights and the disk's space"
    case .cannotRead(let path, let code):
      "cannot read '\(path)': error \(code); remove it, or look at its rights"
    case .notALog(let path):
      "'\(path)' is no recording of a profile, or of another version; remove it"
    case .unfinished(let path):
      "'\(path)' was not begun; remove it"
    }
  }
}
