/// A stretch of one line that shows as one thing, for colouring a page.
package struct TokenSpan: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case keyword
    case name
    case number
    /// A string, or the text between the fields of a formatted string.
    case string
    case comment
    case `operator`
  }

  // Kept small, for there are millions.
  private let lineNumber: Int32
  @usableFromInline
  let start: Int32
  @usableFromInline
  let end: Int32
  package let kind: Kind

  package init(line: Int, range: Range<Int>, kind: Kind) {
    lineNumber = Int32(clamping: line)
    start = Int32(clamping: range.lowerBound)
    end = Int32(clamping: range.upperBound)
    self.kind = kind
  }

  /// The line, from 1.
  package var line: Int { Int(lineNumber) }

  /// The bytes of the text that it covers, never beyond the end of the line.
  @inlinable
  package var range: Range<Int> { Int(start)..<Int(end) }
}
