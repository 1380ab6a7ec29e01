internal import Coverage
internal import Source

/// What it means in terms of the program that an exit of a line was never taken, where the text of
/// the line says so: that a condition was never true, that a loop never ran.
struct ConditionWords {
  /// By line, those that begin a block of which both ways are plain.
  private let blocks: [Int: Block]

  /// A line that begins a block on lines of its own.
  private struct Block {
    let keyword: Keyword

    /// The first line of the block, where the way into it leads.
    let body: Int
  }

  private enum Keyword {
    case condition
    case loop
    case pattern
  }

  /// - Parameter lines: the first lines of statements to look at.
  init(_ file: FileCoverage, of lines: LineSet) {
    guard !lines.isEmpty else {
      blocks = [:]
      return
    }
    let starts = Self.lineStarts(file.text)
    var blocks: [Int: Block] = [:]
    let statements = Array(file.analysis.statements.union(file.analysis.excluded))
    for line in lines {
      guard line <= starts.count, let keyword = Self.keyword(file.text, starts[line - 1]),
        let body = Self.first(in: statements, after: line), body <= starts.count,
        Self.indentation(file.text, starts[body - 1])
          > Self.indentation(file.text, starts[line - 1])
      else { continue }
      blocks[line] = Block(keyword: keyword, body: body)
    }
    self.blocks = blocks
  }

  /// Nil where the text alone does not say.
  func words(for exit: Arc) -> StaticString? {
    guard let block = blocks[exit.source] else { return nil }
    let isIntoBody = exit.destination == .line(block.body)
    switch block.keyword {
    case .condition:
      return isIntoBody ? "the condition was never true" : "the condition was never false"
    case .loop: return isIntoBody ? "the loop never ran" : "the loop never ran to its end"
    case .pattern: return isIntoBody ? "the pattern never matched" : "the pattern always matched"
    }
  }

  /// What an exit stands for, such as "true"; nil where the text alone does not say.
  func outcome(of exit: Arc) -> StaticString? {
    guard let block = blocks[exit.source] else { return nil }
    let isIntoBody = exit.destination == .line(block.body)
    switch block.keyword {
    case .condition: return isIntoBody ? "true" : "false"
    case .loop: return isIntoBody ? "next item" : "no item left"
    case .pattern: return isIntoBody ? "match" : "no match"
    }
  }

  /// Whether an exit leads into the block that its line begins.
  func isIntoBody(_ exit: Arc) -> Bool {
    blocks[exit.source].map { exit.destination == .line($0.body) } ?? false
  }

  private static func lineStarts(_ text: [UInt8]) -> [Int] {
    [0] + text.indices.filter { text[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// The first element behind `line`; `statements` are in their order.
  private static func first(in statements: [Int], after line: Int) -> Int? {
    var low = 0
    var high = statements.count
    while low < high {
      let middle = (low + high) / 2
      if statements[middle] <= line { low = middle + 1 } else { high = middle }
    }
    return low < statements.count ? statements[low] : nil
  }

  private static func indentation(_ text: [UInt8], _ start: Int) -> Int {
    text[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
  }

  private static func keyword(_ text: [UInt8], _ start: Int) -> Keyword? {
    let word = text[(start + indentation(text, start))...]
      .prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    switch String(decoding: word, as: UTF8.self) {
    case "if", "elif", "while": return .condition
    case "for": return .loop
    case "case": return .pattern
    default: return nil
    }
  }
}
