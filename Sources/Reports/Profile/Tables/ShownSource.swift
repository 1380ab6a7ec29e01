/// The text of a file whose lines are shown, and what is to be said about it.
package struct ShownSource: Hashable, Sendable {
  /// The rows of the file; empty when there is none.
  package let rows: [String]

  /// Why the text is not what ran, in one line.
  package let warning: String?

  package init(text: String, warning: String? = nil) {
    // Python ends rows at carriage returns too; `\r\n` is one character.
    let rows = text.split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) }
    self.rows = text.isEmpty ? [] : rows.map { String($0).replacing("\t", with: "    ") }
    self.warning = warning
  }

  package static let missing = ShownSource(text: "")

  /// A row, the first being 1; empty where there is none.
  func row(_ number: Int) -> String {
    rows.indices.contains(number - 1) ? rows[number - 1] : ""
  }
}
