/// One logical line: everything up to a line end that is not inside brackets.
struct LogicalLine: Sendable {
  /// The line of its first token.
  let first: Int32

  /// The line on which it ends.
  let last: Int32

  /// How many indentations it lies within.
  let indent: Int16

  /// Whether a `:` stands outside every bracket, as in the header of a block.
  let hasColon: Bool
}
