internal import Journal
internal import Source

/// Sorts what a process recorded in contexts by file.
struct ContextFolding {
  private let contexts: JournalContexts
  private let journal: JournalContents
  private let base: ContextLabel

  /// - Parameter base: the label of the base context.
  init(_ contexts: JournalContexts, of journal: JournalContents, base: String) {
    self.contexts = contexts
    self.base = ContextLabel(base)
    self.journal = journal
  }

  /// What ran of each file, by path.
  var files: [String: Recording.FileRecording] {
    let table = patterns
    let codesOfFile = codesOfFile(with: table)
    let wanted = codesOfFile.indices.filter { !codesOfFile[$0].isEmpty }
    let made = Parallel.map(wanted, grain: 16) { file in
      self.recording(of: codesOfFile[file], table)
    }
    var files: [String: Recording.FileRecording] = [:]
    for (file, recording) in zip(wanted, made) {
      files[journal.files[file].path, default: .init()].merge(recording)
    }
    return files
  }

  private func codesOfFile(with table: PatternTable) -> [[Int]] {
    var codes = [[Int]](repeating: [], count: journal.files.count)
    for (index, code) in contexts.codes.enumerated() where table.hasPatterns(of: index) {
      codes[code.file].append(index)
    }
    return codes
  }

  // MARK: Patterns

  /// The ways in which code objects ran, each with the contexts in which it did.
  private var patterns: PatternTable {
    var table = PatternTable(codeCount: contexts.codes.count)
    let starts = wordStarts
    var whole = [UInt32](repeating: 0, count: starts.last ?? 0)
    var lastContext = [Int32](repeating: -1, count: contexts.codes.count)
    for (index, code) in contexts.codes.enumerated() where code.hasRunInBase {
      table.add(code.baseBits[...], of: index, in: base)
    }
    for (context, runs) in contexts.blocks.enumerated() {
      let label = ContextLabel(contexts.labels[context])
      var touched: [Int] = []
      for run in runs {
        var place = run.lowerBound
        while place < run.upperBound {
          let code = Int(contexts.words[place])
          let target = starts[code]..<starts[code + 1]
          if lastContext[code] != context {
            lastContext[code] = Int32(context)
            touched.append(code)
            for word in target { whole[word] = 0 }
          }
          place += 1
          for word in target {
            whole[word] |= contexts.words[place]
            place += 1
          }
        }
      }
      for code in touched {
        table.add(whole[starts[code]..<starts[code + 1]], of: code, in: label)
      }
    }
    return table
  }

  /// By code object: where its words are among those of all; and their end.
  private var wordStarts: [Int] {
    contexts.codes.reduce(into: [0]) { starts, code in
      starts.append((starts.last ?? 0) + code.wordCount)
    }
  }

  // MARK: Files

  /// What ran of a file: of the code objects whose lines are no other's at once, which most are, and
  /// of the rest line by line.
  private func recording(of codes: [Int], _ table: PatternTable) -> Recording.FileRecording {
    let ran = codes.map { code in whatRan(of: code, table, isTying: true) }
    let shared = Self.sharedLines(ran)
    var parts = CodeParts()
    var rest = CodeParts()
    for (index, part) in zip(codes, ran) {
      if part.isTied, let shared, part.allLines.intersection(shared).isEmpty {
        parts.add(part)
      } else {
        rest.add(whatRan(of: index, table, isTying: false))
      }
    }
    if !rest.isEmpty {
      var recording = Recording.FileRecording(lines: rest.lines, arcs: rest.arcs)
      if journal.recordsBranches { recording.tieLinesToArcs() }
      parts.add(recording)
    }
    return Recording.FileRecording(distinct: parts.lines, arcs: parts.arcs)
  }

  /// The lines of more than one code object; nil where arcs may lead to lines of other code.
  private static func sharedLines(_ parts: [CodeParts]) -> LineSet? {
    var seen = LineSet()
    var shared = LineSet()
    for part in parts {
      if part.leavesItsLines { return nil }
      let lines = part.allLines
      shared.formUnion(lines.intersection(seen))
      seen.formUnion(lines)
    }
    return shared
  }

  private func whatRan(of index: Int, _ table: PatternTable, isTying: Bool) -> CodeParts {
    let ran = table.patterns(of: index).map {
      (bits: table.bits(of: $0), contexts: ContextSet($0.contexts))
    }
    let code = contexts.codes[index]
    let hasArcs = journal.recordsBranches
    return ran.count <= FewPatterns.most
      ? CodeParts(CodeContexts<FewPatterns>(of: code, ran, hasArcs: hasArcs, isTying: isTying))
      : CodeParts(CodeContexts<Set<Int>>(of: code, ran, hasArcs: hasArcs, isTying: isTying))
  }
}

/// Lines and arcs of code objects, and the contexts in which they ran.
private struct CodeParts {
  private(set) var lines: [(LineSet, ContextSet)] = []
  private(set) var arcs: [([RecordedArc], ContextSet)] = []
  private(set) var isTied = true
  private(set) var leavesItsLines = false
  private(set) var allLines = LineSet()

  var isEmpty: Bool { lines.isEmpty && arcs.isEmpty }

  init() {}

  init(_ code: CodeContexts<some PatternSet>) {
    lines = code.lines
    arcs = code.arcs
    isTied = code.isTied
    leavesItsLines = code.leavesItsLines
    for (lines, _) in code.lines { allLines.formUnion(lines) }
  }

  mutating func add(_ other: CodeParts) {
    lines += other.lines
    arcs += other.arcs
  }

  mutating func add(_ recording: Recording.FileRecording) {
    lines += recording.lineGroups.map { ($0.lines, $0.contexts) }
    arcs += recording.arcGroups.map { ($0.arcs, $0.contexts) }
  }
}

extension JournalContexts.Code {
  fileprivate var hasRunInBase: Bool { hits.contains { $0 != 0 } }
}
