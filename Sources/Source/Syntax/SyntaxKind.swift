/// What a node of the syntax tree is.
enum SyntaxKind: UInt8, Sendable {
  case module

  // Simple statements.
  case expression
  /// A statement that is a string and nothing else: a documentation string in first position.
  case stringExpression
  case assignment
  /// `name: type` without a value.
  case bareAnnotation
  /// `(name): type` without a value: the name is not noted as annotated.
  case parenthesizedAnnotation
  case assertion
  case `break`
  case `continue`
  /// `global` or `nonlocal`.
  case declaration
  case deletion
  case `import`
  case pass
  case raise
  case `return`
  case typeAlias

  // Compound statements; those with several suites hold a clause for each.
  case `class`
  case `for`
  case function
  case `if`
  case match
  case `try`
  case `while`
  case with

  // Clauses: their children are statements.
  case body
  /// `if` or `elif`.
  case ifClause
  case elseClause
  case handler
  /// `except*`.
  case groupHandler
  case finallyClause
  case caseClause

  /// A decorator; these come before the statements of the function or class.
  case decorator
}
