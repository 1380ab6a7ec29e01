/// Reads the content of a profile's file, and checks that it fits together.
struct ProfileDecoder {
  private var reader: VarintReader
  private var texts: [String] = []

  /// The sum of all amounts so far; see `checked`.
  private var sum = 0

  init(_ content: ArraySlice<UInt8>) throws(Damage) {
    reader = VarintReader(content)
    let count = try reader.count(size: 1)
    texts.reserveCapacity(count)
    for _ in 0..<count { texts.append(try reader.text()) }
  }

  mutating func profile() throws(Damage) -> Profile {
    var profile = Profile(run: try run())
    for _ in 0..<(try reader.count(size: 7)) { profile.functions.append(try function()) }
    let functions = profile.functions.count
    profile.tree = try tree(functions)
    var known = Set<Int>()
    for _ in 0..<(try reader.count(size: 2)) {
      let table = try lines(functions)
      guard known.insert(table.function).inserted else {
        throw Damage(reason: "lines of a function twice")
      }
      profile.lines.append(table)
    }
    for _ in 0..<(try reader.count(size: 3)) { profile.tests.append(try test(functions)) }
    guard reader.isAtEnd else { throw Damage(reason: "more than a profile") }
    return profile
  }

  private mutating func run() throws(Damage) -> ProfiledRun {
    var command: [String] = []
    for _ in 0..<(try reader.count(size: 1)) { command.append(try text()) }
    let (start, wall) = (try reader.startTime(), try amount())
    let (python, processes, bookkeeping) = (try text(), try amount(), try amount())
    let number = UInt8(try reader.place(below: 256, "clock"))
    guard let kind = ProfileClock.Kind(rawValue: number) else {
      throw Damage(reason: "no such clock")
    }
    var clock = ProfileClock(kind: kind)
    for _ in 0..<(try reader.count(size: 2)) {
      clock.costs.append(.init(event: try text(), picoseconds: try amount()))
    }
    return ProfiledRun(
      command: command, start: start, wall: wall, python: python, processes: processes,
      bookkeeping: bookkeeping, clock: clock)
  }

  private mutating func function() throws(Damage) -> ProfiledFunction {
    let number = UInt8(try reader.place(below: 256, "kind of function"))
    guard let kind = ProfiledFunction.Kind(rawValue: number) else {
      throw Damage(reason: "no such kind of function")
    }
    let file = try text()
    let firstLine = try reader.line()
    return ProfiledFunction(
      kind: kind, file: file, firstLine: firstLine, lastLine: firstLine + (try reader.line()),
      name: try text(), qualifiedName: try text(), module: try text())
  }

  private mutating func tree(_ functions: Int) throws(Damage) -> CallTree {
    let count = try reader.count(size: 7)
    var nodes: [CallNode] = []
    nodes.reserveCapacity(count)
    for place in 0..<count {
      var node = CallNode(function: try reader.place(below: functions, "function"), parent: nil)
      let back = try reader.number()
      guard back <= place else { throw Damage(reason: "a call without its caller") }
      node.parent = back == 0 ? nil : place - back
      node.callLine = try reader.line()
      node.calls = try amount()
      node.own = try amount()
      node.overhead = try amount()
      let present = try reader.place(below: 32, "figure")
      if present & 1 > 0 { node.resumptions = try amount() }
      if present & 2 > 0 { node.unwinds = try amount() }
      if present & 4 > 0 { node.waiting = try amount() }
      if present & 8 > 0 { node.suspended = try amount() }
      if present & 16 > 0 { node.raises = try amount() }
      nodes.append(node)
    }
    return CallTree(nodes)
  }

  private mutating func lines(_ functions: Int) throws(Damage) -> FunctionLines {
    let function = try reader.place(below: functions, "function")
    var lines: [LineTiming] = []
    for _ in 0..<(try reader.count(size: 4)) {
      let number = try reader.line()
      guard lines.last.map({ $0.line < number }) ?? true else {
        throw Damage(reason: "lines out of order")
      }
      var line = LineTiming(line: number, lastLine: number + (try reader.line()))
      line.hits = try amount()
      if try reader.place(below: 2, "figure") == 1 { try readTimes(of: &line) }
      lines.append(line)
    }
    return FunctionLines(function: function, lines: lines)
  }

  private mutating func readTimes(of line: inout LineTiming) throws(Damage) {
    line.own = try amount()
    line.shortest = try amount()
    line.longest = line.shortest + (try amount())
    line.overhead = try amount()
    let present = try reader.place(below: 4, "figure")
    if present & 1 > 0 { line.waiting = try amount() }
    if present & 2 > 0 { line.suspended = try amount() }
  }

  private mutating func test(_ functions: Int) throws(Damage) -> TestTiming {
    var test = TestTiming(label: try text(), duration: try amount())
    for _ in 0..<(try reader.count(size: 3)) {
      test.functions.append(
        .init(
          function: try reader.place(below: functions, "function"), calls: try amount(),
          own: try amount()))
    }
    return test
  }

  private mutating func text() throws(Damage) -> String {
    texts[try reader.place(below: texts.count, "text")]
  }

  /// A number that others are added to; together they stay far from what an `Int` holds.
  private mutating func amount() throws(Damage) -> Int {
    let number = try reader.number()
    sum += number
    guard sum <= VarintReader.limit else { throw Damage(reason: "too large a number") }
    return number
  }
}

extension VarintReader {
  /// The number of a line, or of lines.
  fileprivate mutating func line() throws(Damage) -> Int { try place(below: 1 << 31, "line") }

  /// Nanoseconds since 1970, which are added to nothing.
  fileprivate mutating func startTime() throws(Damage) -> Int {
    let (low, high) = (try number(), try number())
    guard low < 1 << 32, high < 1 << 31 else { throw Damage(reason: "too large a number") }
    return high << 32 | low
  }
}
