/// Texts made to fit the columns of a terminal.
enum FittedText {
  /// The columns that a text takes.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + $1.displayWidth }
  }

  /// The text with its middle left out where it is too wide; its end, which tells files apart, keeps
  /// two thirds of the room.
  static func shortened(_ text: String, to width: Int) -> String {
    guard self.width(of: text) > width, width > 1 else { return text }
    let scalars = Array(text.unicodeScalars)
    let front = prefix(of: scalars, within: (width - 1) / 3)
    let back = prefix(of: scalars.reversed(), within: width - 1 - (width - 1) / 3)
    return string(front) + "\u{2026}" + string(back.reversed())
  }

  /// The parts of a list, as many on each line as fit.
  static func wrapped(_ list: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for part in list.split(separator: ", ").map(String.init) {
      if line.isEmpty {
        line = part
      } else if self.width(of: line) + self.width(of: part) + 3 <= width {
        line += ", \(part)"
      } else {
        lines.append(line + ",")
        line = part
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func prefix(
    of scalars: some Sequence<Unicode.Scalar>, within width: Int
  ) -> [Unicode.Scalar] {
    var rest = width
    return scalars.prefix { scalar in
      rest -= scalar.displayWidth
      return rest >= 0
    }
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
