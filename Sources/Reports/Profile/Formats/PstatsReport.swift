package import Profiler

/// What cProfile writes: read by `pstats`, SnakeViz, gprof2dot, tuna and many more.
///
/// Functions are told apart by file, line and name alone, as cProfile does; there is no place for
/// threads, lines or suspended time.
package struct PstatsReport: ProfileReport {
  package static let name = "pstats"

  package init() {}

  package func write(_ analysis: ProfileAnalysis, to output: inout ByteOutput) {
    var table = PstatsTable()
    let functions = analysis.profile.functions
    for (place, function) in functions.enumerated() where function.kind != .thread {
      let figures = analysis.figures.functions[place]
      if figures.entries > 0 || figures.own > 0 { table.add(figures, of: function) }
    }
    for edge in analysis.figures.edges {
      let (caller, callee) = (functions[edge.caller], functions[edge.callee])
      if caller.kind != .thread, callee.kind != .thread {
        table.add(edge.figures, of: callee, from: caller)
      }
    }
    table.write(to: &output)
  }
}

/// The functions by what `pstats` calls them.
private struct PstatsTable {
  private var places: [Key: Int] = [:]
  private var rows: [Row] = []

  fileprivate struct Key: Hashable {
    let file: String
    let line: Int
    let name: String

    init(_ function: ProfiledFunction) {
      let isPython = function.kind == .python
      file = isPython ? function.file : "~"
      line = isPython ? function.firstLine : 0
      name = function.name
    }
  }

  private struct Row {
    let key: Key
    var figures = CallFigures()
    var callerPlaces: [Key: Int] = [:]
    var callers: [(Key, CallFigures)] = []
  }

  mutating func add(_ figures: CallFigures, of function: ProfiledFunction) {
    rows[place(of: Key(function))].figures += figures
  }

  mutating func add(
    _ figures: CallFigures, of callee: ProfiledFunction, from caller: ProfiledFunction
  ) {
    let row = place(of: Key(callee))
    let key = Key(caller)
    _ = place(of: key)
    if let known = rows[row].callerPlaces[key] {
      rows[row].callers[known].1 += figures
    } else {
      rows[row].callerPlaces[key] = rows[row].callers.count
      rows[row].callers.append((key, figures))
    }
  }

  private mutating func place(of key: Key) -> Int {
    if let place = places[key] { return place }
    places[key] = rows.count
    rows.append(Row(key: key))
    return rows.count - 1
  }

  func write(to output: inout ByteOutput) {
    var writer = MarshalWriter()
    writer.dictionary { writer in
      for row in rows {
        writer.write(row.key)
        writer.beginTuple(5)
        writer.write(row.figures.primitiveEntries)
        writer.write(row.figures.entries)
        writer.writeTimes(row.figures)
        writer.dictionary { writer in
          for (key, figures) in row.callers {
            writer.write(key)
            // Of callers the total comes first.
            writer.beginTuple(4)
            writer.write(figures.entries)
            writer.write(figures.primitiveEntries)
            writer.writeTimes(figures)
          }
        }
      }
    }
    output.write(writer.output.bytes)
  }
}

extension MarshalWriter {
  fileprivate mutating func write(_ key: PstatsTable.Key) {
    beginTuple(3)
    write(key.file)
    write(key.line)
    write(key.name)
  }

  /// Own and total time, in seconds.
  fileprivate mutating func writeTimes(_ figures: CallFigures) {
    write(Double(figures.own) / 1e9)
    write(Double(figures.total) / 1e9)
  }
}
