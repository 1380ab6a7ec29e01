/// Why an entry of `[paths]` makes no sense.
package enum PathAliasError: Error, Hashable, Sendable {
  case badPattern(String)
  case endsWithWildcard(String)
}

extension PathAliasError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badPattern(let pattern):
      "'\(pattern)' in [paths] is no pattern; use '*' and '?' within a name, '**' for whole folders"
    case .endsWithWildcard(let pattern):
      "'\(pattern)' in [paths] must not end with a wildcard; name the root of a source tree"
    }
  }
}
