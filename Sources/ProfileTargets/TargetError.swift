/// Why a text names no target.
package enum TargetError: Error, Hashable, Sendable {
  case empty
  case lineEnd(text: String)
  case backwards(text: String, first: Int, last: Int)
  case onlyExclusions(text: String)
}

extension TargetError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty:
      "an empty target; name a module, a class, a function, a file or lines such as 'file.py:12-40'"
    case .lineEnd(let text):
      "the target '\(text.split(whereSeparator: \.isNewline).first ?? "")' goes on after a line end; "
        + "name each target on its own"
    case .backwards(let text, let first, let last):
      "the target '\(text)' ends before it begins; write '\(last)-\(first)'"
    case .onlyExclusions(let text):
      "'\(text)' only takes away; name a target without '!' as well"
    }
  }
}
