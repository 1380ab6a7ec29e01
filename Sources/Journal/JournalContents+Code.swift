extension JournalContents.File {
  /// Adds the lines of a record of the kind `code`, and those of its arcs that were taken.
  mutating func add(code payload: UnsafeRawBufferPointer, firstLine: Int) {
    guard payload.count >= CodeLayout.lines else { return }
    let lineCount = unsafe Int(payload.load(as: UInt32.self))
    let arcCount = unsafe Int(payload.load(fromByteOffset: 4, as: UInt32.self))
    let layout = CodeLayout(lines: lineCount, arcs: arcCount)
    guard layout.size <= payload.count else { return }
    let hits = unsafe Array(payload[CodeLayout.lines..<CodeLayout.lines + lineCount])
    func ran(_ line: Int32) -> Bool {
      let index = Int(line) - firstLine
      return hits.indices.contains(index) && hits[index] != 0
    }
    for index in 0..<arcCount {
      let offset = layout.arcs + index * 8
      let arc = unsafe JournalContents.Arc(
        from: payload.load(fromByteOffset: offset, as: Int32.self),
        to: payload.load(fromByteOffset: offset + 4, as: Int32.self))
      let state = unsafe payload[layout.states + index]
      let isTaken =
        switch ArcState(rawValue: state) {
        case .taken: true
        case .asDestination: ran(arc.to)
        case .asLines: ran(arc.from) && (arc.to < 0 || ran(arc.to))
        case .untaken, nil: false
        }
      if isTaken { arcs.append(arc) }
    }
    regions.append(.init(firstLine: firstLine, hits: hits))
  }
}
