/// The forms in which answers about tests are given.
package enum ContextReportFormat: String, CaseIterable, Sendable {
  /// For people.
  case text

  /// For programs; every document has the number of its format.
  case json

  /// The names of tests alone, a line each, such as pytest takes as arguments.
  case names
}

/// An answer about tests, in each of the forms.
package protocol ContextReport {
  func writeText(_ style: ContextReportStyle, to output: inout ByteOutput)
  func writeJSON(to output: inout ByteOutput)
  func writeNames(to output: inout ByteOutput)
}

extension ContextReport {
  package func bytes(
    _ format: ContextReportFormat, _ style: ContextReportStyle = ContextReportStyle()
  ) -> [UInt8] {
    var output = ByteOutput()
    switch format {
    case .text: writeText(style, to: &output)
    case .json: writeJSON(to: &output)
    case .names: writeNames(to: &output)
    }
    return output.bytes
  }
}

/// How answers look on the screen or in a file.
package struct ContextReportStyle: Hashable, Sendable {
  package var style: TextReportOptions.Style

  /// The columns of the screen; nil when there is none.
  package var width: Int?

  package init(style: TextReportOptions.Style = .plain, width: Int? = nil) {
    self.style = style
    self.width = width
  }
}

/// Names with something to say beside them, in two columns.
struct NameColumns {
  private let paint: Paint
  private let width: Int?
  private let nameWidth: Int

  init(_ names: [String], _ style: ContextReportStyle) {
    let paint = Paint(style.style)
    self.paint = paint
    width = style.width
    nameWidth = names.map { paint.width(of: $0.printable) }.max() ?? 0
  }

  /// - Parameter note: cut at a comma where it is too long for the screen.
  func write(_ name: String, _ note: String, to output: inout ByteOutput) {
    let name = name.printable
    output.write("  \(name)")
    if !note.isEmpty {
      output.writeSpaces(nameWidth - paint.width(of: name) + 2)
      paint.begin(.rule, &output)
      output.write(cut(note))
      paint.end(&output)
    }
    output.endLine()
  }

  private func cut(_ note: String) -> String {
    guard let width, note.utf8.count > max(width - nameWidth - 4, 12) else { return note }
    let kept = note.prefix(max(width - nameWidth - 4, 12) - 3)
    guard let comma = kept.lastIndex(of: ",") else { return note }
    return "\(kept[...comma]) \u{2026}"
  }
}

/// What runs outside of every test, in words.
let outsideTests = "(outside every test)"

/// `1 test`, `2 tests`.
func counted(_ number: Int, _ unit: String) -> String {
  "\(number) \(unit)\(number == 1 ? "" : "s")"
}
