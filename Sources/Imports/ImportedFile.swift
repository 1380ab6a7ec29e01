/// What another program's report says of one file, in whichever language.
package struct ImportedFile: Hashable, Sendable {
  /// How often each line ran, of the lines that could.
  package var lines: [Int: UInt64] = [:]

  /// How often each exit of a branching line was taken, by a name that is its own on the line.
  package var exits: [Int: [String: UInt64]] = [:]

  package var functions: [String: Function] = [:]

  /// Lines that were left out on purpose.
  package var excluded: Set<Int> = []

  /// A function, which reports know by its first line.
  package struct Function: Hashable, Sendable {
    package var line: Int

    /// The last line, where the report says so.
    package var end: Int?
    package var count: UInt64

    package init(line: Int, end: Int? = nil, count: UInt64 = 0) {
      self.line = line
      self.end = end
      self.count = count
    }
  }

  package init() {}

  /// Larger numbers are no lines of a file that somebody wrote.
  static let lastLine = 10_000_000

  var isEmpty: Bool { lines.isEmpty && functions.isEmpty && excluded.isEmpty }

  /// The exits of a line, in the order of their names: numbers by their value.
  func sortedExits(of line: Int) -> [(name: String, count: UInt64)] {
    (exits[line] ?? [:]).map { ($0.key, $0.value) }
      .sorted { ($0.0.utf8.count, $0.0) < ($1.0.utf8.count, $1.0) }
  }

  mutating func merge(_ other: ImportedFile) {
    lines.merge(other.lines) { $0.addingClamped($1) }
    for (line, exits) in other.exits {
      self.exits[line, default: [:]].merge(exits) { $0.addingClamped($1) }
    }
    functions.merge(other.functions) { a, b in
      Function(
        line: min(a.line, b.line), end: a.end ?? b.end, count: a.count.addingClamped(b.count))
    }
    excluded.formUnion(other.excluded)
  }
}

extension UInt64 {
  /// The sum, or the largest number there is.
  func addingClamped(_ other: UInt64) -> UInt64 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
