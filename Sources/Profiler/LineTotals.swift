/// How long each timed line took together with what it called.
package struct LineTotals: Sendable {
  /// For each of `Profile.lines`, the nanoseconds of each of its lines.
  package let totals: [[Int]]

  /// For each of `Profile.lines`, how many calls each of its lines made.
  package let calls: [[Int]]

  /// Counts the time below a line that is open already, further out, once.
  ///
  /// What a line took itself is known for all activations together; of a recursive function's line
  /// the share is taken that the activations without this line further out have of the function's
  /// own time.
  package init(_ profile: Profile, _ figures: ProfileFigures) {
    guard !profile.lines.isEmpty else {
      totals = []
      calls = []
      return
    }
    var sums = LineSums(profile)
    let nodes = profile.tree.nodes
    let inclusive = figures.inclusive
    TreeWalk(profile.tree).go { node in
      sums.enter(
        nodes[node], parent: nodes[node].parent.map { nodes[$0].function }, inclusive[node])
      return true
    } leave: { node in
      sums.leave(nodes[node], parent: nodes[node].parent.map { nodes[$0].function })
    }
    totals = profile.lines.indices.map { table in sums.totals(table, profile.lines[table], figures)
    }
    calls = sums.tables.map { $0.map(\.calls) }
  }
}

/// The lines as the way through the tree meets them.
private struct LineSums {
  var tables: [[Line]]

  /// For each function the place of its table, -1 where its lines were not timed.
  private var tableOf: [Int32]
  private let numbers: [[Int]]

  struct Line {
    var open = 0
    var calls = 0

    /// Time of what was called while the line was not open further out.
    var below = 0

    /// Own time of the function's activations in which the line was open further out.
    var nested = 0
  }

  /// For each table, the lines that are open now.
  private var openLines: [[Int]]

  init(_ profile: Profile) {
    tableOf = [Int32](repeating: -1, count: profile.functions.count)
    for (place, table) in profile.lines.enumerated() {
      tableOf[table.function] = Int32(truncatingIfNeeded: place)
    }
    tables = profile.lines.map { [Line](repeating: Line(), count: $0.lines.count) }
    numbers = profile.lines.map { $0.lines.map(\.line) }
    openLines = profile.lines.map { _ in [] }
  }

  mutating func enter(_ call: borrowing CallNode, parent: Int?, _ inclusive: Int) {
    if let (table, line) = origin(of: call.callLine, parent) {
      if tables[table][line].open == 0 {
        tables[table][line].below += inclusive
        openLines[table].append(line)
      }
      tables[table][line].open += 1
      tables[table][line].calls += call.calls
    }
    let own = Int(tableOf[call.function])
    guard own >= 0 else { return }
    for line in openLines[own] { tables[own][line].nested += call.own }
  }

  mutating func leave(_ call: borrowing CallNode, parent: Int?) {
    guard let (table, line) = origin(of: call.callLine, parent) else { return }
    tables[table][line].open -= 1
    if tables[table][line].open == 0 { openLines[table].removeLast() }
  }

  func totals(_ table: Int, _ lines: FunctionLines, _ figures: ProfileFigures) -> [Int] {
    let own = figures.functions[lines.function].own
    return lines.lines.indices.map { place in
      let line = tables[table][place]
      guard line.nested > 0, own > 0 else { return lines.lines[place].own + line.below }
      let share = Double(own - line.nested) / Double(own)
      return Int(Double(lines.lines[place].own) * share) + line.below
    }
  }

  /// The table and the place of the line that a call was made from.
  private func origin(of callLine: Int, _ parent: Int?) -> (Int, Int)? {
    guard callLine > 0, let parent, tableOf[parent] >= 0 else { return nil }
    let table = Int(tableOf[parent])
    // The last line that begins at or before the call.
    var (low, high) = (0, numbers[table].count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[table][middle] <= callLine { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? (table, low - 1) : nil
  }
}
