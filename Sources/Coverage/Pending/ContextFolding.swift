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
    for (index, code) in contexts.codes.enumerated() where !table.ofCode[index].isEmpty {
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

  private func recording(of codes: [Int], _ table: PatternTable) -> Recording.FileRecording {
    tied(codes, table)
      ?? {
        let parts = parts(of: codes, table, isTying: false)
        var recording = Recording.FileRecording(lines: parts.lines, arcs: parts.arcs)
        if journal.recordsBranches { recording.tieLinesToArcs() }
        return recording
      }()
  }

  /// The recording when no two code objects have a line in common; nil otherwise.
  private func tied(_ codes: [Int], _ table: PatternTable) -> Recording.FileRecording? {
    let parts = parts(of: codes, table, isTying: true)
    guard parts.areDistinct else { return nil }
    return Recording.FileRecording(distinct: parts.lines, arcs: parts.arcs)
  }

  private struct Parts {
    var lines: [(LineSet, ContextSet)] = []
    var arcs: [([RecordedArc], ContextSet)] = []
    var areDistinct = true
    private var seen = LineSet()

    mutating func add(
      _ lines: [(LineSet, ContextSet)], _ arcs: [([RecordedArc], ContextSet)], isTied: Bool
    ) {
      self.lines += lines
      self.arcs += arcs
      let before = seen.count + lines.reduce(0) { $0 + $1.0.count }
      for part in lines { seen.formUnion(part.0) }
      if !isTied || seen.count != before { areDistinct = false }
    }
  }

  private func parts(of codes: [Int], _ table: PatternTable, isTying: Bool) -> Parts {
    var parts = Parts()
    for index in codes {
      let ran = table.ofCode[index].map {
        (bits: table.bits(of: $0), contexts: ContextSet($0.contexts))
      }
      if ran.count <= FewPatterns.most {
        let code = CodeContexts<FewPatterns>(
          of: contexts.codes[index], ran, hasArcs: journal.recordsBranches, isTying: isTying)
        parts.add(code.lines, code.arcs, isTied: code.isTied)
      } else {
        let code = CodeContexts<Set<Int>>(
          of: contexts.codes[index], ran, hasArcs: journal.recordsBranches, isTying: isTying)
        parts.add(code.lines, code.arcs, isTied: code.isTied)
      }
    }
    return parts
  }
}

extension JournalContexts.Code {
  fileprivate var hasRunInBase: Bool { hits.contains { $0 != 0 } }
}
