/// How the text of lines is marked up.
enum LineMarkup {
  /// As elements, in pages.
  case html

  /// The same, where not every line is there to be linked to.
  case excerpt

  /// As control characters, in the data of large reports; the script `source.js` makes elements of
  /// them. Such characters in the text itself give way to U+FFFD.
  case compact

  /// What of the text is set apart.
  enum Span: UInt8 {
    case keyword = 1
    case definition, string, comment, number
  }

  func opening(_ span: Span) -> StaticString {
    switch (self, span) {
    case (.html, .keyword), (.excerpt, .keyword): "<b class=k>"
    case (.html, .definition), (.excerpt, .definition): "<b class=f>"
    case (.html, .string), (.excerpt, .string): "<b class=s>"
    case (.html, .comment), (.excerpt, .comment): "<b class=h>"
    case (.html, .number), (.excerpt, .number): "<b class=d>"
    case (.compact, .keyword): "\u{1}"
    case (.compact, .definition): "\u{2}"
    case (.compact, .string): "\u{3}"
    case (.compact, .comment): "\u{4}"
    case (.compact, .number): "\u{5}"
    }
  }

  var closing: StaticString {
    switch self {
    case .html, .excerpt: "</b>"
    case .compact: "\u{6}"
    }
  }

  func escape(_ text: ArraySlice<UInt8>, to page: inout HTMLBuffer) {
    switch self {
    case .html, .excerpt: page.escape(text)
    case .compact: page.append(text, without: Self.controls)
    }
  }

  /// A bit for each byte that has a meaning of its own.
  private static let controls: UInt64 = 0xFF | 0xFF << 0x0E

  // What is said beside a line.

  var noteOpening: StaticString {
    switch self {
    case .html, .excerpt: "<i>"
    case .compact: "\u{7}"
    }
  }

  /// What opens the figures of a function that begins on a line.
  var functionOpening: StaticString { self == .compact ? "\u{15}" : "<i class=fn>" }

  /// What opens the remark that a line did not run where others take time.
  var hotOpening: StaticString { self == .compact ? "\u{14}" : "<i class=hot>" }

  /// What opens the mark of an exit, which closes as a note does.
  func chipOpening(isTaken: Bool) -> StaticString {
    switch self {
    case .html, .excerpt: isTaken ? "<i class=y>" : "<i class=n>"
    case .compact: isTaken ? "\u{11}" : "\u{12}"
    }
  }

  var noteClosing: StaticString {
    switch self {
    case .html, .excerpt: "</i>"
    case .compact: "\u{E}"
    }
  }

  /// Writes a link to another line.
  func link(to line: Int, _ page: inout HTMLBuffer) {
    switch self {
    case .html:
      page += "<a href=#t"
      page += line
      page += ">"
      page += line
      page += "</a>"
    case .excerpt: page += line
    case .compact:
      page += "\u{F}"
      page += line
    }
  }

  /// Writes what opens the list of tests of a line.
  func tests(_ count: Int, set: Int, _ page: inout HTMLBuffer) {
    switch self {
    case .html, .excerpt:
      page += "<button value="
      page += set
      page += ">"
      page += count
      page += count == 1 ? " test</button>" : " tests</button>"
    case .compact:
      page += "\u{10}"
      page += set
      page += " "
      page += count
    }
  }
}
