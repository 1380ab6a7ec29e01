package import Coverage
internal import Source

/// A file's text with a mark before each line: `>` ran, `!` did not, `-` excluded, none for others.
///
/// Every line of a statement has its mark. A docstring goes with the statement above it, `else` and
/// `finally` with what they lead to. Comments and what the compiler leaves out have no mark.
package struct AnnotatedSource {
  private let file: FileCoverage
  private let lines: [ArraySlice<UInt8>]
  private let missing: LineSet

  package init(_ file: FileCoverage) {
    self.file = file
    var lines = file.text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
    missing = file.missing
  }

  private enum Mark: Character {
    case ran = ">"
    case missing = "!"
    case excluded = "-"
    case none = " "

    var byte: UInt8 { rawValue.asciiValue ?? UInt8(ascii: " ") }
  }

  package var bytes: [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(file.text.count + 2 * lines.count)
    var above = file.executed.isEmpty && !missing.isEmpty ? Mark.missing : .ran
    for (index, text) in lines.enumerated() {
      let mark = mark(of: index + 1, text, under: &above)
      output += [mark.byte, UInt8(ascii: " ")]
      output += text
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }

  /// - Parameter above: the mark of the last statement, kept up to date.
  private func mark(of number: Int, _ text: ArraySlice<UInt8>, under above: inout Mark) -> Mark {
    let content = text.drop { Self.isSpace($0) }
    let statement = file.analysis.firstLines.firstLine(of: number)
    if content.isEmpty || (content.first == UInt8(ascii: "#") && statement == number) {
      return file.analysis.excluded.contains(number) ? .excluded : .none
    }
    let mark = statementMark(of: statement)
    if mark != .none {
      above = mark
      return mark
    }
    if file.analysis.docstrings.contains(number) { return above }
    return Self.isBareClause(content) ? markBelow(number, text.count - content.count) : .none
  }

  private func statementMark(of line: Int) -> Mark {
    if file.analysis.excluded.contains(line) { return .excluded }
    if file.executed.contains(line) { return .ran }
    return missing.contains(line) ? .missing : .none
  }

  /// The mark of the first statement in the block that starts below a line, indented by `indent`.
  private func markBelow(_ number: Int, _ indent: Int) -> Mark {
    for index in number..<max(number, lines.count) {
      let content = lines[index].drop { Self.isSpace($0) }
      guard let first = content.first, first != UInt8(ascii: "#") else { continue }
      guard lines[index].count - content.count > indent else { return .none }
      let mark = statementMark(of: file.analysis.firstLines.firstLine(of: index + 1))
      if mark != .none { return mark }
    }
    return .none
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 12 || byte == 13
  }

  /// Whether a line is `else:` or `finally:`, of which the interpreter says nothing.
  private static func isBareClause(_ content: ArraySlice<UInt8>) -> Bool {
    for word in ["else", "finally"] where content.starts(with: word.utf8) {
      return content.dropFirst(word.utf8.count).first { !isSpace($0) } == UInt8(ascii: ":")
    }
    return false
  }
}
