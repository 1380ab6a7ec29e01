/// What one process recorded in contexts other than the base one.
package struct JournalContexts: Hashable, Sendable {
  /// A code object of which something was recorded.
  package struct Code: Hashable, Sendable {
    /// The place of its file in the journal's files.
    package let file: Int
    package let firstLine: Int

    /// A byte for each line, not zero when it ran in the base context.
    package let hits: [UInt8]
    package let arcs: [JournalArc]

    package init(file: Int, firstLine: Int, hits: [UInt8], arcs: [JournalArc] = []) {
      self.file = file
      self.firstLine = firstLine
      self.hits = hits
      self.arcs = arcs
    }

    package var lineCount: Int { hits.count }

    /// How many numbers the bits of a block take.
    package var wordCount: Int { (lineCount + arcs.count + 31) / 32 }

    /// What ran in the base context, as the bits of a block.
    package var baseBits: [UInt32] {
      var bits = [UInt32](repeating: 0, count: wordCount)
      for (index, hit) in hits.enumerated() where hit != 0 { bits[index >> 5] |= 1 << (index & 31) }
      for (index, arc) in arcs.enumerated() where [.taken, .resumed].contains(arc.state) {
        bits[(lineCount + index) >> 5] |= 1 << ((lineCount + index) & 31)
      }
      return bits
    }
  }

  package let codes: [Code]

  /// By context: its label.
  package let labels: [String]

  /// By context: the places in `words` of its blocks, each a code's index followed by its bits.
  package let blocks: [[Range<Int>]]
  package let words: [UInt32]

  package init(codes: [Code], labels: [String], blocks: [[Range<Int>]], words: [UInt32]) {
    self.codes = codes
    self.labels = labels
    self.blocks = blocks
    self.words = words
  }
}

/// The records of a journal that tell of contexts, as they were found.
struct ContextRecords {
  struct Code {
    let file: Int
    let record: Int
  }

  /// By place of the label's record.
  var labels: [UInt32: String] = [:]
  var logs: [Range<Int>] = []
  var codes: [Code] = []

  /// Puts the blocks in order; nil where there are none.
  func decoded(from bytes: UnsafeRawBufferPointer) -> JournalContexts? {
    guard !logs.isEmpty, !labels.isEmpty else { return nil }
    let codes = codes.map { unsafe Self.code($0, bytes) }
    let units = self.codes.map { $0.record / JournalLayout.alignment + 1 }
    // The first line's byte lies in the unit after the record's first, whatever its kind.
    var codeAtUnit = [Int32](repeating: -1, count: (units.max() ?? 0) + 1)
    for (index, unit) in units.enumerated() { codeAtUnit[unit] = Int32(index) }
    var words: [UInt32] = []
    words.reserveCapacity(logs.reduce(0) { $0 + $1.count } / 4)
    var blocks: [[Range<Int>]] = []
    var names: [String] = []
    var indexOfContext: [UInt32: Int] = [:]
    for log in logs {
      var place = log.lowerBound
      var context: Int?
      var start = words.count
      func close() {
        if let context, start < words.count { blocks[context].append(start..<words.count) }
        start = words.count
      }
      while place + 4 <= log.upperBound {
        let word = unsafe bytes.load(fromByteOffset: place, as: UInt32.self)
        place += 4
        if word == 0 { break }
        if word & ContextLog.contextFlag != 0 {
          close()
          let unit = word & ~ContextLog.contextFlag
          guard let label = labels[unit] else { break }
          context = indexOfContext[unit]
          if context == nil {
            context = names.count
            indexOfContext[unit] = names.count
            names.append(label)
            blocks.append([])
          }
          continue
        }
        let unit = Int(word) / JournalLayout.alignment
        guard context != nil, unit < codeAtUnit.count, codeAtUnit[unit] >= 0 else { break }
        let code = codeAtUnit[unit]
        let count = codes[Int(code)].wordCount
        guard place + count * 4 <= log.upperBound else { break }
        words.append(UInt32(code))
        let bits = unsafe UnsafeRawBufferPointer(rebasing: bytes[place..<place + count * 4])
        unsafe words.append(contentsOf: bits.bindMemory(to: UInt32.self))
        place += count * 4
      }
      close()
    }
    return JournalContexts(codes: codes, labels: names, blocks: blocks, words: words)
  }

  private static func code(
    _ code: Code, _ bytes: UnsafeRawBufferPointer
  ) -> JournalContexts.Code {
    let record = unsafe JournalRecord(bytes, at: code.record)
    let payload = unsafe UnsafeRawBufferPointer(rebasing: bytes[record.payload])
    guard record.kind == JournalLayout.Kind.code else {
      return .init(file: code.file, firstLine: record.firstLine, hits: unsafe Array(payload))
    }
    guard let parts = unsafe CodeParts(payload) else {
      return .init(file: code.file, firstLine: record.firstLine, hits: [])
    }
    return .init(
      file: code.file, firstLine: record.firstLine, hits: parts.hits, arcs: parts.arcs)
  }
}
