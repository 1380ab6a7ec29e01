/// Lines of a code object that need no event of their own, since lines that run after them tell that
/// they ran.
///
/// A line is told when each way on from it leads to a line that is reached from it alone. Control that
/// does not come that far leaves it by an exception, which tells of it as well.
package struct ToldLines: Sendable {
  /// By line, from the lowest on: the place of the told line that ran before it; -1 for none.
  package let previous: [Int32]
  package let isTold: [Bool]

  /// By line: whether the lines before it go back to that by which the code object is entered.
  package let isFromEntry: [Bool]

  /// By unit: the place of the told line that it belongs to; -1 for none.
  package let lineOfUnit: [Int32]

  package var isEmpty: Bool { !isTold.contains(true) }

  /// - Parameters:
  ///   - arcs: those that no exception takes.
  ///   - origin: by line, the only line that leads to it; below 1 for none.
  ///   - base: the lowest line.
  ///   - firstLine: that on which the code object is entered, without an event.
  ///   - entry: the first line that sends an event.
  ///   - untold: by line, whether it has ways on that are no arcs.
  init(
    _ code: Bytecode, arcs: [LineFlow.Arc], origin: [Int32], base: Int32, firstLine: Int32,
    entry: Int32?, untold: [Bool]
  ) {
    var isTold = [Bool](repeating: false, count: origin.count)
    for arc in arcs { isTold[Int(arc.from - base)] = true }
    for arc in arcs where arc.to <= 0 || origin[Int(arc.to - base)] != arc.from {
      isTold[Int(arc.from - base)] = false
    }
    for (line, isUntold) in untold.enumerated() where isUntold { isTold[line] = false }
    if firstLine >= base, Int(firstLine - base) < isTold.count {
      isTold[Int(firstLine - base)] = false
    }
    previous = origin.map { line in line > 0 && isTold[Int(line - base)] ? line - base : -1 }
    self.isTold = isTold
    isFromEntry = Self.fromEntry(previous, entry: entry.map { $0 - base })
    lineOfUnit = code.lines.map { line in
      line > 0 && isTold[Int(line - base)] ? line - base : -1
    }
  }

  private static func fromEntry(_ previous: [Int32], entry: Int32?) -> [Bool] {
    previous.indices.map { line in
      var line = Int32(line)
      var steps = 0
      while previous[Int(line)] >= 0, steps < previous.count {
        line = previous[Int(line)]
        steps += 1
      }
      return line == entry
    }
  }
}
