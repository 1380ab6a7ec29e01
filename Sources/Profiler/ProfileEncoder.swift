/// Turns a profile into the content of its file.
struct ProfileEncoder {
  private var body: [UInt8] = []
  private var texts: [UInt8] = []
  private var places: [String: Int] = [:]

  /// The texts, how many there are in front, and then what refers to them.
  var content: [UInt8] {
    var result: [UInt8] = []
    VarintWriter.append(UInt64(places.count), to: &result)
    return result + texts + body
  }

  mutating func write(_ profile: Profile) {
    write(profile.run)
    write(profile.functions.count)
    for function in profile.functions { write(function) }
    write(profile.tree)
    write(profile.lines.count)
    for table in profile.lines { write(table) }
    write(profile.tests.count)
    for test in profile.tests { write(test) }
  }

  private mutating func write(_ run: ProfiledRun) {
    write(run.command.count)
    for word in run.command { write(word) }
    write(max(run.start, 0) & 0xFFFF_FFFF)
    write(max(run.start, 0) >> 32)
    write(run.wall)
    write(run.python)
    write(run.processes)
    write(run.bookkeeping)
    write(Int(run.clock.kind.rawValue))
    write(run.clock.costs.count)
    for cost in run.clock.costs {
      write(cost.event)
      write(cost.picoseconds)
    }
  }

  private mutating func write(_ function: ProfiledFunction) {
    write(Int(function.kind.rawValue))
    write(function.file)
    write(function.firstLine)
    write(max(0, function.lastLine - function.firstLine))
    write(function.name)
    write(function.qualifiedName)
    write(function.module)
  }

  private mutating func write(_ tree: CallTree) {
    write(tree.nodes.count)
    for (place, node) in tree.nodes.enumerated() {
      write(node.function)
      write(node.parent.map { place - $0 } ?? 0)
      write(node.callLine)
      write(node.calls)
      write(node.own)
      write(node.overhead)
      writeSparse([node.resumptions, node.unwinds, node.waiting, node.suspended, node.raises])
    }
  }

  private mutating func write(_ table: FunctionLines) {
    write(table.function)
    write(table.lines.count)
    for line in table.lines {
      write(line.line)
      write(max(0, line.lastLine - line.line))
      write(line.hits)
      guard line.hits > 0 || line.own > 0 || line.suspended > 0 else {
        write(0)
        continue
      }
      write(1)
      write(line.own)
      write(line.shortest)
      write(max(0, line.longest - line.shortest))
      write(line.overhead)
      writeSparse([line.waiting, line.suspended])
    }
  }

  private mutating func write(_ test: TestTiming) {
    write(test.label)
    write(test.duration)
    write(test.functions.count)
    for share in test.functions {
      write(share.function)
      write(share.calls)
      write(share.own)
    }
  }

  /// Numbers that are mostly 0: a bit for each says whether it follows.
  private mutating func writeSparse(_ numbers: [Int]) {
    var present = 0
    for (place, number) in numbers.enumerated() where number > 0 { present |= 1 << place }
    write(present)
    for number in numbers where number > 0 { write(number) }
  }

  private mutating func write(_ number: Int) {
    VarintWriter.append(UInt64(min(max(number, 0), VarintReader.limit)), to: &body)
  }

  private mutating func write(_ text: String) {
    if let place = places[text] { return write(place) }
    let bytes = Array(text.utf8)
    VarintWriter.append(UInt64(bytes.count), to: &texts)
    texts += bytes
    write(places.count)
    places[text] = places.count
  }
}
