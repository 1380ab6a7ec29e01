package import Profiler

/// A profile as JSON, described by `docs/profile.schema.json`.
///
/// Functions, call sites and tests name functions by their place in the list of functions.
package struct ProfileJSONReport: ProfileReport {
  package static let name = "json"

  /// The number of the layout, which changes when what is there changes its meaning.
  package static let layout = 1

  private let version: String
  private let isPretty: Bool

  package init(version: String, isPretty: Bool = false) {
    self.version = version
    self.isPretty = isPretty
  }

  package func write(_ analysis: ProfileAnalysis, to output: inout ByteOutput) {
    JSONWriter.write(to: &output, isPretty: isPretty) { json in
      json.object { json in
        json.key("format")
        json.value("pyprof")
        json.key("layout")
        json.value(Self.layout)
        json.key("version")
        json.value(version)
        json.key("run")
        json.run(analysis.profile.run)
        json.key("totals")
        json.totals(analysis.overview)
        json.key("functions")
        json.functions(analysis)
        json.key("calls")
        json.array { json in
          for edge in analysis.figures.callSites(of: analysis.profile) { json.call(edge) }
        }
        json.key("tree")
        json.array { json in for node in analysis.profile.tree.nodes { json.node(node) } }
        json.key("tests")
        json.array { json in for test in analysis.profile.tests { json.test(test) } }
      }
    }
    output.write(UInt8(ascii: "\n"))
  }
}

extension JSONWriter {
  mutating func member(_ key: StaticString, _ number: Int) {
    self.key(key)
    value(number)
  }

  mutating func member(_ key: StaticString, _ text: String) {
    self.key(key)
    value(text)
  }

  fileprivate mutating func run(_ run: ProfiledRun) {
    object { json in
      json.key("command")
      json.array { json in for word in run.command { json.value(word) } }
      json.member("start_ns", run.start)
      json.member("wall_ns", run.wall)
      json.member("python", run.python)
      json.member("processes", run.processes)
      json.member("bookkeeping_ns", run.bookkeeping)
      json.member("clock", run.clock.kind.text)
      json.key("probe_costs_ps")
      json.object { json in
        for cost in run.clock.costs {
          json.key(named: cost.event)
          json.value(cost.picoseconds)
        }
      }
    }
  }

  fileprivate mutating func totals(_ overview: ProfileOverview) {
    object { json in
      json.member("measured_ns", overview.measured)
      json.member("overhead_ns", overview.overhead)
      json.member("waiting_ns", overview.waiting)
      json.member("suspended_ns", overview.suspended)
      json.member("garbage_collection_ns", overview.garbageCollection)
      json.member("imports_ns", overview.imports)
    }
  }

  fileprivate mutating func functions(_ analysis: ProfileAnalysis) {
    let tables = analysis.tables
    array { json in
      for (place, function) in analysis.profile.functions.enumerated() {
        json.object { json in
          json.identity(of: function)
          json.figures(analysis.figures.functions[place])
          if let table = tables[place] {
            json.key("lines")
            json.lines(analysis, table: table)
          }
        }
      }
    }
  }

  mutating func lines(_ analysis: ProfileAnalysis, table: Int) {
    array { json in
      let totals = analysis.lineTotals.totals[table]
      for (line, total) in zip(analysis.profile.lines[table].lines, totals) {
        json.line(line, total: total)
      }
    }
  }

  mutating func identity(of function: ProfiledFunction) {
    member("kind", function.kind.text)
    member("name", function.name)
    member("qualified_name", function.qualifiedName)
    member("module", function.module)
    member("file", function.file)
    member("first_line", function.firstLine)
    member("last_line", function.lastLine)
  }

  mutating func figures(_ figures: CallFigures) {
    member("calls", figures.calls)
    member("primitive_calls", figures.primitiveCalls)
    member("resumptions", figures.resumptions)
    member("unwinds", figures.unwinds)
    member("raises", figures.raises)
    member("own_ns", figures.own)
    member("total_ns", figures.total)
    member("waiting_ns", figures.waiting)
    member("suspended_ns", figures.suspended)
    member("overhead_ns", figures.overhead)
    key("below_resolution")
    value(figures.isBelowResolution)
  }

  fileprivate mutating func line(_ line: LineTiming, total: Int) {
    object { json in
      json.member("line", line.line)
      json.member("last_line", line.lastLine)
      json.member("hits", line.hits)
      json.member("own_ns", line.own)
      json.member("total_ns", total)
      json.member("shortest_ns", line.shortest)
      json.member("longest_ns", line.longest)
      json.member("waiting_ns", line.waiting)
      json.member("suspended_ns", line.suspended)
      json.member("overhead_ns", line.overhead)
      json.key("below_resolution")
      json.value(line.isBelowResolution)
    }
  }

  fileprivate mutating func call(_ edge: CallEdge) {
    object { json in
      json.member("caller", edge.caller)
      json.member("line", edge.line)
      json.member("callee", edge.callee)
      json.figures(edge.figures)
    }
  }

  fileprivate mutating func node(_ node: CallNode) {
    object { json in
      json.member("function", node.function)
      if let parent = node.parent { json.member("parent", parent) }
      json.member("line", node.callLine)
      json.member("calls", node.calls)
      json.member("resumptions", node.resumptions)
      json.member("own_ns", node.own)
    }
  }

  fileprivate mutating func test(_ test: TestTiming) {
    object { json in
      json.member("label", test.label)
      json.member("duration_ns", test.duration)
      json.key("functions")
      json.array { json in
        for share in test.functions {
          json.object { json in
            json.member("function", share.function)
            json.member("calls", share.calls)
            json.member("own_ns", share.own)
          }
        }
      }
    }
  }
}

extension ProfiledFunction.Kind {
  var text: String {
    switch self {
    case .python: "python"
    case .native: "native"
    case .garbageCollection: "garbage collection"
    case .thread: "thread"
    case .elsewhere: "elsewhere"
    }
  }
}

extension ProfileClock.Kind {
  var text: String {
    switch self {
    case .counter: "counter"
    case .monotonic: "monotonic"
    case .processor: "processor"
    }
  }
}
