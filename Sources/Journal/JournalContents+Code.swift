extension JournalContents.File {
  /// Adds the lines of a record of the kind `code`, and those of its arcs that were taken.
  mutating func add(code payload: UnsafeRawBufferPointer, firstLine: Int) {
    guard let parts = unsafe CodeParts(payload) else { return }
    func ran(_ line: Int32) -> Bool {
      let index = Int(line) - firstLine
      return parts.hits.indices.contains(index) && parts.hits[index] != 0
    }
    for arc in parts.arcs {
      let isTaken =
        switch arc.state {
        case .taken, .inDoubt: arc.to < 0 || ran(arc.to)
        case .asDestination: ran(arc.to)
        case .asLines: ran(arc.from) && (arc.to < 0 || ran(arc.to))
        case .untaken, .paused, .resumed: false
        }
      if isTaken { arcs.append(.init(from: arc.from, to: arc.to)) }
    }
    regions.append(.init(firstLine: firstLine, hits: parts.hits))
  }
}

/// The payload of a record of the kind `code`, decoded.
struct CodeParts {
  let hits: [UInt8]
  let arcs: [JournalArc]

  /// Nil when the payload is none.
  init?(_ payload: UnsafeRawBufferPointer) {
    guard payload.count >= CodeLayout.lines else { return nil }
    let lineCount = unsafe Int(payload.load(as: UInt32.self))
    let arcCount = unsafe Int(payload.load(fromByteOffset: 4, as: UInt32.self))
    let layout = CodeLayout(lines: lineCount, arcs: arcCount)
    guard layout.size <= payload.count else { return nil }
    hits = unsafe Array(payload[CodeLayout.lines..<CodeLayout.lines + lineCount])
    arcs = (0..<arcCount).map { index in
      let offset = layout.arcs + index * 8
      return unsafe JournalArc(
        from: payload.load(fromByteOffset: offset, as: Int32.self),
        to: payload.load(fromByteOffset: offset + 4, as: Int32.self),
        state: ArcState(rawValue: payload[layout.states + index]) ?? .untaken)
    }
  }
}
