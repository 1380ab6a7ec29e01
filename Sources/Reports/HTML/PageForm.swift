internal import Coverage

/// A page rendered from its template once, with blanks that every use fills in.
///
/// Hundreds of pages differ in a dozen places; rendering the template for each would cost more than
/// writing their lines.
struct PageForm {
  /// What goes into a page after its template was rendered; templates use the names.
  enum Blank: String, CaseIterable {
    /// The rows of a table or the lines of a file, by far the most of the page.
    case bulk
    case folder, name, percent, bar
    case statements, run, partial, missing, excluded

    /// The sets of tests that lines refer to.
    case tests
    case previous, previousPath, next, nextPath

    /// What the page is made of, as `FilePage.key` says.
    case key

    /// What a document has inside that others load.
    case style, script, plain

    /// What the template is given in place of a value: the name between bytes that HTML cannot hold.
    fileprivate var mark: String { "\0\(rawValue)\0" }
  }

  private enum Part {
    case markup([UInt8])
    case blank(Blank)
  }

  private let parts: [Part]

  /// Of what is not blank.
  let hash: ContentHash

  /// How many bytes there are without what goes into the blanks.
  let size: Int

  /// - Parameter rendered: a template rendered with `marks` among its values.
  init(rendered: String) {
    let pieces = Array(rendered.utf8).split(separator: 0, omittingEmptySubsequences: false)
    parts = pieces.enumerated().map { index, piece in
      // Marks stand between two zeros, so every other piece is the name of a blank.
      guard index % 2 == 1, let blank = Blank(rawValue: String(decoding: piece, as: UTF8.self))
      else { return .markup(Array(piece)) }
      return .blank(blank)
    }
    size = rendered.utf8.count
    hash = ContentHash(of: Array(rendered.utf8))
  }

  static func marks(_ blanks: [Blank]) -> [String: TemplateValue] {
    Dictionary(uniqueKeysWithValues: blanks.map { ($0.rawValue, .text($0.mark)) })
  }

  func write(
    to page: inout HTMLBuffer, filling fill: (Blank, inout HTMLBuffer) -> Void
  ) {
    for part in parts {
      switch part {
      case .markup(let bytes): page += bytes
      case .blank(let blank): fill(blank, &page)
      }
    }
  }

  /// Text that is no mark and has nothing of one.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 })
  }
}
