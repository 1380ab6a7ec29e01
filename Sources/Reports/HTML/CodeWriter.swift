internal import Source

/// Writes the text of lines, with its syntax set apart.
struct CodeWriter {
  private let text: [UInt8]
  private let spans: [TokenSpan]

  /// The first span that was not written yet.
  private var next = 0

  /// Whether the last word was `def` or `class`, so that the name defined comes now.
  private var isDefining = false

  init(_ text: [UInt8]) {
    self.text = text
    spans = tokenSpans(of: SourceText(decoded: text))
  }

  /// Writes one line, without its end; lines have to come in their order.
  mutating func write(_ line: Range<Int>, to page: inout HTMLBuffer) {
    var done = line.lowerBound
    while next < spans.count, spans[next].range.lowerBound < line.upperBound {
      let span = spans[next]
      next += 1
      guard let opening = opening(of: span), span.range.upperBound <= line.upperBound else {
        continue
      }
      page.escape(text[done..<span.range.lowerBound])
      page += opening
      page.escape(text[span.range])
      page += "</b>"
      done = span.range.upperBound
    }
    page.escape(text[done..<line.upperBound])
  }

  /// The tag that a span is put into; most need none.
  private mutating func opening(of span: TokenSpan) -> String? {
    switch span.kind {
    case .keyword:
      let word = text[span.range]
      isDefining = word.elementsEqual("def".utf8) || word.elementsEqual("class".utf8)
      return "<b class=k>"
    case .name:
      defer { isDefining = false }
      return isDefining ? "<b class=f>" : nil
    case .string: return "<b class=s>"
    case .comment: return "<b class=h>"
    case .number: return "<b class=d>"
    case .operator: return nil
    }
  }
}
