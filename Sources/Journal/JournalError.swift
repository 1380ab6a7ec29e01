internal import Files
internal import Glibc

/// Why a journal could not be made or read.
package enum JournalError: Error, Hashable, Sendable {
  case cannotCreate(path: String, code: Int32)
  case cannotRead(path: String, code: Int32)
  case notAJournal(path: String)

  /// Nothing was recorded yet: its process is making it, or died while it did.
  case unfinished(path: String)
}

extension JournalError {
  init(_ problem: RecordingProblem, _ path: String) {
    self =
      switch problem {
      case .unreadable(let code): .cannotRead(path: path, code: code)
      case .foreign: .notAJournal(path: path)
      case .unfinished: .unfinished(path: path)
      }
  }
}

extension JournalError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotCreate(let path, let code):
      "cannot record into '\(path)': \(Self.reason(code)); "
        + "name a data file in a folder that can be written with --data-file"
    case .cannotRead(let path, let code):
      "cannot read the pending recording '\(path)': \(Self.reason(code))"
    case .notAJournal(let path):
      "'\(path)' is not a recording of this version of pycov; delete it"
    case .unfinished(let path): "nothing is recorded in '\(path)' yet"
    }
  }

  private static func reason(_ code: Int32) -> String {
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}
