/// The statements of a file in one array, linked by index.
///
/// Expressions are not kept: of them only `ExpressionFacts` reach the statements.
struct SyntaxTree: Sendable {
  /// The root is the first.
  var nodes: [SyntaxNode] = []
  var lines: [LogicalLine] = []

  /// The number of physical lines.
  var lineCount = 0

  /// Whether `from __future__ import annotations` is in force.
  var hasFutureAnnotations = false

  /// Whether anything outside functions and classes is annotated.
  var hasModuleAnnotations = false
}

/// One statement, clause or decorator.
struct SyntaxNode: Sendable {
  /// Stands for no node.
  static let none: Int32 = -1

  let kind: SyntaxKind

  /// What is known of its test: of `if`, `elif`, `while`, `assert` or the guard of a `case`.
  var truth = Truth.unknown

  /// The same, as far as constants alone say it.
  var constantTest = Truth.unknown

  /// Of a `case`: whether its pattern matches anything.
  var matchesAnything = false

  /// Of a `case`: whether a condition follows the pattern.
  var hasGuard = false

  /// The line of its first token: of a decorated function `def`'s own.
  var line: Int32

  /// The first line of the logical line that `line` is part of.
  var firstLine: Int32

  /// The line of its last token, line ends left out.
  var endLine: Int32

  var firstChild = none
  var next = none

  /// For a function or class the bytes of its name, for a `case` the lines of the pattern.
  var detail: Range<Int32> = 0..<0
}
