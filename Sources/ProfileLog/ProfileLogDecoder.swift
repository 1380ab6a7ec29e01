/// Takes a log's records apart; what makes no sense is left out.
@safe struct ProfileLogDecoder {
  private let bytes: UnsafeRawBufferPointer
  private(set) var contents: ProfileLogContents

  init(_ buffer: UnsafeRawBufferPointer) {
    unsafe bytes = unsafe buffer
    contents = ProfileLogContents(clock: ProfileTicks())
    typealias Header = ProfileLayout.Header
    contents.clock = ProfileTicks(
      kind: number(Header.clock), startTicks: long(Header.startTicks),
      startMonotonic: long(Header.startMonotonic), endTicks: long(Header.endTicks),
      endMonotonic: long(Header.endMonotonic), bookkeeping: count(Header.bookkeeping),
      costs: ProbeKind.allCases.map { Int(clamping: long(Header.costs + 8 * $0.rawValue)) })
    contents.pythonVersion = number(Header.pythonVersion)
    contents.processID = Int(number(Header.processID))
    contents.startTime = Int(clamping: long(Header.startTime))
  }

  private func number(_ offset: Int) -> UInt32 {
    unsafe offset + 4 <= bytes.count
      ? unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self) : 0
  }

  private func long(_ offset: Int) -> UInt64 {
    unsafe offset + 8 <= bytes.count
      ? unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) : 0
  }

  /// A figure; one that went below nought, as the time of a thread that was met late, is nought.
  private func count(_ offset: Int) -> Int { max(0, Int(truncatingIfNeeded: long(offset))) }

  mutating func readRecords() {
    typealias Header = ProfileLayout.Header
    let end = unsafe min(count(Header.cursor), count(Header.allocated), bytes.count)
    var offset = ProfileLayout.headerSize
    while offset + ProfileLayout.recordHeaderSize <= end {
      let size = Int(number(offset + ProfileLayout.Record.size))
      let start = offset + ProfileLayout.recordHeaderSize
      guard start + size <= end else { return }
      read(number(offset), at: offset, start..<start + size)
      offset += ProfileLayout.aligned(ProfileLayout.recordHeaderSize + size)
    }
  }

  private mutating func read(_ kind: UInt32, at offset: Int, _ payload: Range<Int>) {
    switch kind {
    case ProfileLayout.Kind.function: readFunction(payload)
    case ProfileLayout.Kind.node: readNode(offset, payload)
    case ProfileLayout.Kind.lines:
      readLines(Int(number(offset + ProfileLayout.Record.owner)), payload)
    case ProfileLayout.Kind.raises:
      readRaises(Int(number(offset + ProfileLayout.Record.owner)), payload)
    case ProfileLayout.Kind.test: readTest(payload)
    case ProfileLayout.Kind.note: readNote(payload)
    default: break
    }
  }

  /// The texts of a payload that end in zero bytes.
  private func texts(_ range: Range<Int>) -> [String] {
    var found: [String] = []
    var start = range.lowerBound
    for offset in range where byte(offset) == 0 {
      found.append(text(start..<offset))
      start = offset + 1
    }
    if start < range.upperBound { found.append(text(start..<range.upperBound)) }
    return found
  }

  private func byte(_ offset: Int) -> UInt8 {
    unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt8.self)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: range.map { byte($0) }, as: UTF8.self)
  }

  private mutating func readFunction(_ payload: Range<Int>) {
    let start = payload.lowerBound
    guard payload.count >= 12 else { return }
    let texts = texts(start + 12..<payload.upperBound)
    guard texts.count == 4 else { return }
    contents.functions.append(
      .init(
        kind: FunctionKind(rawValue: UInt8(truncatingIfNeeded: number(start))) ?? .python,
        file: texts[0],
        firstLine: Int(number(start + 4)), lastLine: Int(number(start + 8)), name: texts[1],
        qualifiedName: texts[2], module: texts[3]))
  }

  private mutating func readNode(_ offset: Int, _ payload: Range<Int>) {
    let size = MemoryLayout<NodeRecord>.size - ProfileLayout.recordHeaderSize
    let function = Int(number(offset + Offset.function))
    let parent = Int(number(offset + Offset.parent)) - 1
    guard payload.count >= size, function < contents.functions.count,
      parent < contents.nodes.count, Int(number(offset + Offset.number)) == contents.nodes.count
    else { return }
    contents.nodes.append(
      .init(
        function: function, parent: parent < 0 ? nil : parent,
        callLine: Int(number(offset + Offset.callLine)), calls: count(offset + Offset.calls),
        resumptions: count(offset + Offset.resumptions),
        unwinds: Int(number(offset + Offset.unwinds)),
        lineEvents: count(offset + Offset.lineEvents), own: count(offset + Offset.own),
        waiting: count(offset + Offset.waiting), suspended: count(offset + Offset.suspended)))
  }

  /// Where a node's fields are.
  private enum Offset {
    static let function = offset(\.function)
    static let parent = offset(\.parent)
    static let number = offset(\.number)
    static let callLine = offset(\.callLine)
    static let calls = offset(\.calls)
    static let resumptions = offset(\.resumptions)
    static let lineEvents = offset(\.lineEvents)
    static let own = offset(\.own)
    static let waiting = offset(\.waiting)
    static let suspended = offset(\.suspended)
    static let unwinds = offset(\.unwinds)

    private static func offset(_ field: PartialKeyPath<NodeRecord>) -> Int {
      guard let offset = MemoryLayout<NodeRecord>.offset(of: field) else {
        preconditionFailure("a stored property has an offset")
      }
      return offset
    }
  }

  private mutating func readLines(_ function: Int, _ payload: Range<Int>) {
    guard function < contents.functions.count else { return }
    let stride = MemoryLayout<LineRecord>.stride
    var lines: [ProfileLogContents.Line] = []
    for index in 0..<payload.count / stride {
      let start = payload.lowerBound + index * stride
      let line = Int(number(start))
      if line == 0 { continue }
      lines.append(
        .init(
          line: line, lastLine: Int(number(start + 4)), hits: count(start + 8),
          own: count(start + 16), shortest: max(count(start + 24) - 1, 0),
          longest: count(start + 32), waiting: count(start + 40), suspended: count(start + 48),
          calls: count(start + 56), exits: count(start + 64),
          shortestProbes: probes(start + 72), longestProbes: probes(start + 80)))
    }
    contents.lines.append(.init(function: function, lines: lines))
  }

  private func probes(_ offset: Int) -> LineProbes {
    LineProbes(packed: long(offset))
  }

  private mutating func readRaises(_ node: Int, _ payload: Range<Int>) {
    guard node < contents.nodes.count, payload.count >= 8 else { return }
    contents.nodes[node].raises = count(payload.lowerBound)
  }

  private mutating func readTest(_ payload: Range<Int>) {
    let start = payload.lowerBound
    guard payload.count >= 12 else { return }
    let shareCount = Int(number(start + 8))
    let labelStart = start + 12 + shareCount * 20
    guard labelStart <= payload.upperBound else { return }
    var shares: [ProfileLogContents.Test.Share] = []
    for index in 0..<shareCount {
      let place = start + 12 + index * 20
      let function = Int(number(place))
      guard function < contents.functions.count else { continue }
      shares.append(
        .init(function: function, calls: unaligned(place + 4), own: unaligned(place + 12)))
    }
    contents.tests.append(
      .init(
        label: text(labelStart..<payload.upperBound), duration: unaligned(start), shares: shares))
  }

  private func unaligned(_ offset: Int) -> Int {
    Int(number(offset)) | Int(number(offset + 4)) << 32
  }

  private mutating func readNote(_ payload: Range<Int>) {
    let texts = texts(payload)
    guard texts.count == 2 else { return }
    contents.notes.append(.init(key: texts[0], value: texts[1]))
  }
}
