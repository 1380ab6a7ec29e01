/// All that is kept of an expression: what statements need to know of it.
struct ExpressionFacts {
  enum Shape: UInt8 {
    case other
    case name
    /// An attribute or a subscript.
    case place
    /// A tuple or list, of targets only when `isTarget` holds.
    case sequence
    case starred
    case string
    /// Parenthesised items of a `with` statement.
    case withItems
  }

  var shape = Shape.other

  /// Whether it can be assigned to.
  var isTarget = false
  var isParenthesized = false

  /// Whether the compiler sees one value, an operand of constant folding.
  var isConstant = false

  /// What the compiler makes of it as a test: `x and 0` is always false.
  var truth = Truth.unknown

  /// What it is as a test made only of constants, `not`, `and` and `or`.
  var constantTest = Truth.unknown

  static let other = ExpressionFacts()

  static func constant(_ value: Bool) -> ExpressionFacts {
    ExpressionFacts(isConstant: true, truth: Truth(value), constantTest: Truth(value))
  }
}
