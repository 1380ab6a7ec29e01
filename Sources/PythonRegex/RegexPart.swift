/// One alternative of an expression, compiled for ASCII texts and for all texts.
struct RegexPart: Sendable {
  private let wide: CompiledExpression

  /// Nil where ASCII texts need the same one.
  private let narrow: CompiledExpression?

  /// Texts of which every match has one in it; none when nothing is known.
  let requiredTexts: [RequiredText]

  /// How matches begin, as far as that is known; the expressions are then for one place of a text.
  let beginning: LineBeginning?

  init(_ node: RegexNode, of pattern: String) throws(PythonRegexError) {
    let hasASCIIForm = RegexTranslation.hasASCIIForm(node)
    beginning = hasASCIIForm ? LineBeginning(node) : nil
    let isAnchored = beginning != nil
    wide = try RegexPart.compile(node, for: .unicode, pattern, isAnchored: isAnchored)
    narrow =
      hasASCIIForm ? try RegexPart.compile(node, for: .ascii, pattern, isAnchored: isAnchored) : nil
    requiredTexts = node.requiredTexts.map { RequiredText($0) }
  }

  private static func compile(
    _ node: RegexNode, for texts: RegexTranslation.Texts, _ pattern: String,
    isAnchored: Bool
  ) throws(PythonRegexError) -> CompiledExpression {
    do {
      let expression = RegexTranslation.translate(node, for: texts, atOnePlace: isAnchored)
      return try CompiledExpression(
        expression, isUnicode: texts == .unicode, isAnchored: isAnchored)
    } catch {
      throw PythonRegexError(pattern, "not supported: \(error.text)")
    }
  }

  func expression(isASCII: Bool) -> CompiledExpression { isASCII ? narrow ?? wide : wide }
}
