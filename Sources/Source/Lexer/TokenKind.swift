/// The kinds of tokens that the grammar tells apart.
enum TokenKind: UInt8, Sendable {
  case endOfFile, newline, indent, dedent, comment

  case name, number, string
  case formattedStart, formattedMiddle, formattedEnd

  case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
  case comma, colon, semicolon, dot, ellipsis, arrow, exclamation
  case equal, walrus, augmentedAssignment
  case star, doubleStar, slash, at, plus, minus, tilde, pipe
  /// `//`, `%`, `&`, `^`, `<<` and `>>`.
  case binaryOperator
  /// `==`, `!=`, `<`, `<=`, `>` and `>=`.
  case comparison

  case falseKeyword, noneKeyword, trueKeyword
  case andKeyword, asKeyword, assertKeyword, asyncKeyword, awaitKeyword, breakKeyword
  case classKeyword, continueKeyword, defKeyword, delKeyword, elifKeyword, elseKeyword
  case exceptKeyword, finallyKeyword, forKeyword, fromKeyword, globalKeyword, ifKeyword
  case importKeyword, inKeyword, isKeyword, lambdaKeyword, nonlocalKeyword, notKeyword
  case orKeyword, passKeyword, raiseKeyword, returnKeyword, tryKeyword, whileKeyword
  case withKeyword, yieldKeyword

  var isKeyword: Bool { rawValue >= Self.falseKeyword.rawValue }
}
