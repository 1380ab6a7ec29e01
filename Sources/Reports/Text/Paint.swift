/// The colors and bars of a table on a terminal; nothing at all in the plain style.
struct Paint {
  private let isOn: Bool
  private let hasBars: Bool

  /// - Parameter hasBars: whether there is room for them.
  init(_ style: TextReportOptions.Style, hasBars: Bool = true) {
    isOn = style == .colored
    self.hasBars = isOn && hasBars
  }

  enum Ink {
    case heading
    case rule

    /// A percentage: green from 90, yellow from 70, else red.
    case share(Double)

    fileprivate var code: String {
      switch self {
      case .heading: "1"
      case .rule: "2"
      case .share(let value): value >= 90 ? "32" : value >= 70 ? "33" : "31"
      }
    }
  }

  func begin(_ ink: Ink, _ output: inout ByteOutput) {
    if isOn { output.write("\u{1B}[\(ink.code)m") }
  }

  func end(_ output: inout ByteOutput) {
    if isOn { output.write("\u{1B}[0m") }
  }

  /// The columns that a text takes.
  ///
  /// Plain tables count characters as coverage.py does, so that the bytes are the same; terminals
  /// show some of them twice as wide.
  func width(of text: String) -> Int {
    guard isOn else { return text.unicodeScalars.count }
    return FittedText.width(of: text)
  }

  /// The columns of a bar, with the gap before it.
  var barWidth: Int { hasBars ? 11 : 0 }

  func skipBar(_ output: inout ByteOutput) { output.writeSpaces(barWidth) }

  func writeBar(_ value: Double, _ output: inout ByteOutput) {
    guard hasBars else { return }
    let halves = Int(value / 5)
    output.write(" " + String(repeating: "\u{2588}", count: halves / 2))
    if halves % 2 == 1 { output.write("\u{258C}") }
    output.write(String(repeating: "\u{2591}", count: 10 - (halves + 1) / 2))
  }
}
