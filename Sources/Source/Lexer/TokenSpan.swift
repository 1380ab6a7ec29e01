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

  /// The line, from 1.
  package let line: Int

  /// The bytes of the text that it covers, never beyond the end of the line.
  package let range: Range<Int>

  package let kind: Kind

  package init(line: Int, range: Range<Int>, kind: Kind) {
    self.line = line
    self.range = range
    self.kind = kind
  }
}
