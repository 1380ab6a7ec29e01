/// Why a text could not be analysed as Python.
package enum SourceError: Error, Hashable, Sendable {
  /// The declared encoding is one that neither Python nor this system knows.
  case unknownEncoding(name: String)

  /// The text breaks the grammar at `line`.
  case syntax(SyntaxFault, line: Int)
}

extension SourceError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownEncoding(let name):
      "unknown encoding '\(name)' declared at line 1 or 2; correct the 'coding' comment"
    case .syntax(let fault, let line):
      "\(fault) at line \(line)"
    }
  }

  /// The line that is to blame.
  package var line: Int {
    switch self {
    case .unknownEncoding: 1
    case .syntax(_, let line): line
    }
  }
}
