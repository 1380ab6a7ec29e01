package import ProfileLog

extension Profile {
  /// The profile of one process, in nanoseconds and without what the probes cost.
  package init(_ log: ProfileLogContents, command: [String]) {
    let meaning = LogMeaning(log)
    self.init(
      run: ProfiledRun(
        command: command, start: log.startTime, wall: log.clock.span,
        python: Self.version(log.pythonVersion), processes: 1,
        bookkeeping: log.clock.nanoseconds(log.clock.bookkeeping), clock: log.clock.facts),
      functions: meaning.functions, tree: CallTree(meaning.nodes), lines: meaning.lines,
      tests: meaning.tests)
  }

  private static func version(_ packed: UInt32) -> String {
    "\(packed >> 24).\(packed >> 16 & 0xff).\(packed >> 8 & 0xff)"
  }
}

extension ProfiledFunction.Kind {
  fileprivate init(_ kind: FunctionKind) {
    switch kind {
    case .python: self = .python
    case .native: self = .native
    case .garbageCollection: self = .garbageCollection
    case .thread: self = .thread
    case .elsewhere: self = .elsewhere
    }
  }
}

extension ProfileTicks {
  /// Nanoseconds from the beginning to the last that is known.
  fileprivate var span: Int {
    endMonotonic >= startMonotonic ? Int(clamping: endMonotonic - startMonotonic) : 0
  }

  fileprivate var facts: ProfileClock {
    ProfileClock(
      kind: ProfileClock.Kind(rawValue: UInt8(truncatingIfNeeded: kind)) ?? .monotonic,
      costs: zip(ProbeKind.allCases, costs).filter { $1 > 0 }.map {
        ProfileClock.Cost(event: $0.name, picoseconds: $1)
      })
  }

  fileprivate func nanoseconds(_ ticks: Int) -> Int {
    let nanoseconds = Double(ticks) * period
    return nanoseconds < 9e18 ? Int(nanoseconds) : .max / 4
  }
}

/// Makes sense of a log: what was there for the probes' sake is gone.
private struct LogMeaning {
  private let log: ProfileLogContents
  private(set) var functions: [ProfiledFunction] = []

  /// By the log's function.
  private var places: [Int?] = []

  init(_ log: ProfileLogContents) {
    self.log = log
    for function in log.functions {
      let isProbe = function.file.hasPrefix(ProfileLayout.probeFile)
      places.append(isProbe ? nil : functions.count)
      if isProbe { continue }
      functions.append(
        ProfiledFunction(
          kind: .init(function.kind), file: function.file,
          firstLine: function.firstLine, lastLine: function.lastLine, name: function.name,
          qualifiedName: function.qualifiedName, module: function.module))
    }
  }

  private func cost(_ kind: ProbeKind) -> Int {
    kind.rawValue < log.clock.costs.count ? log.clock.costs[kind.rawValue] : 0
  }

  /// A time without the picoseconds that probes took of it.
  private func without(_ picoseconds: Int, _ ticks: Int) -> (own: Int, overhead: Int) {
    let whole = log.clock.nanoseconds(ticks)
    let overhead = min(picoseconds / 1000, whole)
    return (whole - overhead, overhead)
  }

  var nodes: [CallNode] {
    let overheads = overheads
    var nodes: [CallNode] = []
    var made = [Int?](repeating: nil, count: log.nodes.count)
    for (index, node) in log.nodes.enumerated() {
      guard let function = places[node.function] else { continue }
      let parent = node.parent.flatMap { made[$0] }
      if node.parent != nil, parent == nil { continue }
      made[index] = nodes.count
      let time = without(overheads[index], node.own)
      nodes.append(
        CallNode(
          function: function, parent: parent, callLine: node.callLine, calls: node.calls,
          resumptions: node.resumptions, unwinds: node.unwinds, raises: node.raises, own: time.own,
          waiting: min(log.clock.nanoseconds(node.waiting), time.own),
          suspended: log.clock.nanoseconds(node.suspended), overhead: time.overhead))
    }
    return nodes
  }

  /// Picoseconds that probes took of each node's own time.
  private var overheads: [Int] {
    var overheads = log.nodes.map { node in
      let isNative = log.functions[node.function].kind == .native
      return node.lineEvents &* cost(.line)
        &+ node.calls &* cost(isNative ? .nativeCallee : .callee)
        &+ node.resumptions &* cost(.resumed)
    }
    for node in log.nodes {
      guard let parent = node.parent, places[node.function] != nil else { continue }
      let isNative = log.functions[node.function].kind == .native
      overheads[parent] &+=
        node.calls &* cost(isNative ? .nativeCaller : .caller)
        &+ node.resumptions &* cost(.resumer)
    }
    return overheads.map { max($0, 0) }
  }

  var lines: [FunctionLines] {
    let exitCosts = exitCosts
    return log.lines.compactMap { table in
      places[table.function].map {
        FunctionLines(
          function: $0,
          lines: table.lines.map { timing($0, perExit: exitCosts[table.function] ?? 0) })
      }
    }
  }

  /// Picoseconds that probes take in each function from where it is entered to where it is left.
  private var exitCosts: [Int: Int] {
    var sums: [Int: (cost: Int, count: Int)] = [:]
    for node in log.nodes {
      sums[node.function, default: (0, 0)].cost &+=
        node.calls &* cost(.callee) &+ node.resumptions &* cost(.resumed)
      sums[node.function, default: (0, 0)].count &+= node.calls &+ node.resumptions
    }
    return sums.mapValues { $0.count > 0 ? $0.cost / $0.count : 0 }
  }

  private func timing(_ line: ProfileLogContents.Line, perExit: Int) -> LineTiming {
    let perHit = cost(.line)
    let all =
      line.hits &* perHit &+ line.calls &* cost(.caller) &+ line.exits &* perExit
    let time = without(max(all, 0), line.own)
    func probes(_ events: LineProbes) -> Int {
      perHit &+ Int(events.calls) &* cost(.caller) &+ Int(events.exits) &* perExit
    }
    return LineTiming(
      line: line.line, lastLine: line.lastLine, hits: line.hits, own: time.own,
      shortest: without(probes(line.shortestProbes), line.shortest).own,
      longest: without(probes(line.longestProbes), line.longest).own,
      waiting: min(log.clock.nanoseconds(line.waiting), time.own),
      suspended: log.clock.nanoseconds(line.suspended), overhead: time.overhead)
  }

  var tests: [TestTiming] {
    log.tests.map { test in
      TestTiming(
        label: test.label, duration: log.clock.nanoseconds(test.duration),
        functions: test.shares.compactMap { share in
          places[share.function].map {
            TestTiming.Share(
              function: $0, calls: share.calls, own: log.clock.nanoseconds(share.own))
          }
        })
    }
  }
}
