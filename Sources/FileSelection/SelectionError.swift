/// Why a choice of files could not be understood.
package enum SelectionError: Error, Hashable, Sendable {
  case badPattern(pattern: String, part: String)
  case notAFolder(String)
  case rootFolder(String)
  case unknownRule(String)
}

extension SelectionError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badPattern(let pattern, let part):
      "file pattern '\(pattern)' cannot contain '\(part)'; write '*' within a name and '**/' for folders"
    case .notAFolder(let path):
      "source folder '\(path)' is not a folder; name an existing one, or a package with source_pkgs"
    case .rootFolder(let path):
      "source folder '\(path)' is the root of the file system; name a folder below it"
    case .unknownRule(let text):
      "cannot read selection rule '\(text)'; the session was written by another version, run again"
    }
  }
}
