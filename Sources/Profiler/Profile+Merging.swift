extension Profile {
  /// One profile of what several processes or runs did.
  ///
  /// The same context in several of them becomes one node, and the same line one line; threads of
  /// different names stay side by side. Of the runs the first says the command and the clock.
  package static func merging(_ profiles: [Profile]) -> Profile? {
    guard let first = profiles.first else { return nil }
    guard profiles.count > 1 else { return first }
    var merger = ProfileMerger(run: first.run)
    for profile in profiles { merger.add(profile) }
    return merger.result
  }
}

private struct ProfileMerger {
  private var profile: Profile
  private var functions: [ProfiledFunction: Int] = [:]
  private var nodes: [Context: Int] = [:]
  private var tables: [Int: Int] = [:]

  private struct Context: Hashable {
    let parent: Int?
    let function: Int
    let callLine: Int
  }

  init(run: ProfiledRun) {
    profile = Profile(run: run)
    profile.run.wall = 0
    profile.run.processes = 0
    profile.run.bookkeeping = 0
  }

  mutating func add(_ other: Profile) {
    profile.run.start = min(profile.run.start, other.run.start)
    profile.run.wall = max(profile.run.wall, other.run.wall)
    profile.run.processes += other.run.processes
    profile.run.bookkeeping += other.run.bookkeeping
    let places = other.functions.map { place(of: $0) }
    addNodes(of: other.tree, places)
    for table in other.lines { add(table, to: places[table.function]) }
    profile.tests += other.tests.map { test in
      TestTiming(
        label: test.label, duration: test.duration,
        functions: test.functions.map {
          .init(function: places[$0.function], calls: $0.calls, own: $0.own)
        })
    }
  }

  /// The merged profile, nodes after their parents and line tables by function.
  var result: Profile {
    var result = profile
    result.lines.sort { $0.function < $1.function }
    return result
  }

  private mutating func place(of function: ProfiledFunction) -> Int {
    if let place = functions[function] { return place }
    profile.functions.append(function)
    functions[function] = profile.functions.count - 1
    return profile.functions.count - 1
  }

  private mutating func addNodes(of tree: CallTree, _ places: [Int]) {
    var moved: [Int] = []
    moved.reserveCapacity(tree.nodes.count)
    for node in tree.nodes {
      let context = Context(
        parent: node.parent.map { moved[$0] }, function: places[node.function],
        callLine: node.callLine)
      if let place = nodes[context] {
        profile.tree.nodes[place].add(node)
        moved.append(place)
      } else {
        var added = node
        added.parent = context.parent
        added.function = context.function
        nodes[context] = profile.tree.nodes.count
        moved.append(profile.tree.nodes.count)
        profile.tree.nodes.append(added)
      }
    }
  }

  private mutating func add(_ table: FunctionLines, to function: Int) {
    guard let place = tables[function] else {
      tables[function] = profile.lines.count
      profile.lines.append(FunctionLines(function: function, lines: table.lines))
      return
    }
    profile.lines[place].add(table.lines)
  }
}

extension CallNode {
  fileprivate mutating func add(_ other: CallNode) {
    calls += other.calls
    resumptions += other.resumptions
    unwinds += other.unwinds
    raises += other.raises
    own += other.own
    waiting += other.waiting
    suspended += other.suspended
    overhead += other.overhead
  }
}

extension FunctionLines {
  /// Adds the same function's lines of another run.
  mutating func add(_ others: [LineTiming]) {
    var merged: [LineTiming] = []
    merged.reserveCapacity(max(lines.count, others.count))
    var (mine, theirs) = (lines[...], others[...])
    while let a = mine.first, let b = theirs.first {
      if a.line <= b.line { mine.removeFirst() }
      if b.line <= a.line { theirs.removeFirst() }
      merged.append(a.line < b.line ? a : b.line < a.line ? b : a.adding(b))
    }
    lines = merged + mine + theirs
  }
}

extension LineTiming {
  /// The hits of both; a line without hits has no shortest.
  fileprivate func adding(_ other: LineTiming) -> LineTiming {
    var sum = self
    sum.lastLine = max(lastLine, other.lastLine)
    sum.hits += other.hits
    sum.own += other.own
    sum.shortest =
      hits == 0 ? other.shortest : other.hits == 0 ? shortest : min(shortest, other.shortest)
    sum.longest = max(longest, other.longest)
    sum.waiting += other.waiting
    sum.suspended += other.suspended
    sum.overhead += other.overhead
    return sum
  }
}
