/// One alternative of an expression, compiled for ASCII texts and for all texts.
struct RegexPart: Sendable {
  private let wide: CompiledExpression

  /// Nil where ASCII texts need the same one.
  private let narrow: CompiledExpression?

  /// What every match has in it; empty when nothing is known.
  let requiredText: [UInt8]

  init(_ node: RegexNode, of pattern: String) throws(PythonRegexError) {
    wide = try RegexPart.compile(node, for: .unicode, pattern)
    narrow =
      RegexTranslation.hasASCIIForm(node)
      ? try RegexPart.compile(node, for: .ascii, pattern) : nil
    requiredText = node.requiredText
  }

  private static func compile(
    _ node: RegexNode, for texts: RegexTranslation.Texts, _ pattern: String
  ) throws(PythonRegexError) -> CompiledExpression {
    do {
      let expression = RegexTranslation.translate(node, for: texts)
      return try CompiledExpression(expression, isUnicode: texts == .unicode)
    } catch {
      throw PythonRegexError(pattern, "not supported: \(error.text)")
    }
  }

  func expression(isASCII: Bool) -> CompiledExpression { isASCII ? narrow ?? wide : wide }
}
