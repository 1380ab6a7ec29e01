internal import Source

/// Writes the text of lines, with its syntax set apart.
struct CodeWriter {
  private let text: [UInt8]
  private let spans: [TokenSpan]
  private let markup: LineMarkup

  /// The first span that was not written yet.
  private var next = 0

  /// Whether the last word was `def` or `class`, so that the name defined comes now.
  private var isDefining = false

  init(_ text: [UInt8], as markup: LineMarkup) {
    self.text = text
    self.markup = markup
    spans = tokenSpans(of: SourceText(decoded: text), onlyColoured: true)
  }

  /// Writes one line, without its end; lines have to come in their order, and may be left out.
  mutating func write(_ line: Range<Int>, to page: inout HTMLBuffer) {
    while next < spans.count, spans[next].range.lowerBound < line.lowerBound {
      _ = span(of: spans[next])
      next += 1
    }
    var done = line.lowerBound
    while next < spans.count, spans[next].range.lowerBound < line.upperBound {
      let token = spans[next]
      next += 1
      guard let span = span(of: token), token.range.upperBound <= line.upperBound else {
        continue
      }
      markup.escape(text[done..<token.range.lowerBound], to: &page)
      page += markup.opening(span)
      markup.escape(text[token.range], to: &page)
      page += markup.closing
      done = token.range.upperBound
    }
    markup.escape(text[done..<line.upperBound], to: &page)
  }

  /// What a token is set apart as; most are not.
  private mutating func span(of token: TokenSpan) -> LineMarkup.Span? {
    switch token.kind {
    case .keyword:
      let word = text[token.range]
      isDefining =
        switch word.count {
        case 3: word.elementsEqual("def".utf8)
        case 5: word.elementsEqual("class".utf8)
        default: false
        }
      return .keyword
    case .name:
      defer { isDefining = false }
      return isDefining ? .definition : nil
    case .string: return .string
    case .comment: return .comment
    case .number: return .number
    case .operator: return nil
    }
  }
}
