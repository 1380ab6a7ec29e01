internal import Monitoring
internal import Python

/// What LineFlow says of a code object.
enum FlowFunctions {
  static let all = unsafe [ModuleFunction(name: "flow", body: flow)]

  /// `flow(code)`: each arc and what tells of it, then the told lines and those on which the code pauses.
  ///
  /// Lines count from the first of the code object.
  private static let flow: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let object = try arguments.object(0, gil)
      let code = try CodeFunctions.code(object, gil)
      do throws(PythonError) {
        guard let opcodes = Version.running.opcodes, let lines = try code.lineTable(gil).bounds
        else { return .none(gil) }
        let firstLine = try code.firstLine(gil)
        let bytecode = try code.contents(gil).bytecode(lines: code.lineTable(gil), opcodes, gil)
        let flow = LineFlow(
          bytecode, lines: lines, firstLine: firstLine, canPause: code.canPause(gil))
        let text = FlowText(flow, firstLine: firstLine, lowest: lines.lowerBound)
        return try PyRef(text.rows.joined(separator: "\n"), gil)
      } catch {
        throw .python(error)
      }
    }
  }
}

/// A flow in words.
private struct FlowText {
  let flow: LineFlow
  let firstLine: Int
  let lowest: Int

  init(_ flow: LineFlow, firstLine: Int, lowest: Int) {
    self.flow = flow
    self.firstLine = firstLine
    self.lowest = lowest
  }

  var rows: [String] {
    let arcs = flow.arcs.indices.sorted {
      (flow.arcs[$0].from, flow.arcs[$0].to) < (flow.arcs[$1].from, flow.arcs[$1].to)
    }
    return arcs.map(arc) + named("told", told)
      + named("pauses", flow.pausing?.lines.map { Int($0) } ?? [])
  }

  private func arc(_ index: Int) -> String {
    let arc = flow.arcs[index]
    let how =
      switch arc.rule {
      case .destination: "destination"
      case .lines: "lines"
      case .event: events(of: Int32(index)).joined(separator: ", ")
      }
    return "\(end(arc.from)) to \(end(arc.to)): \(how)"
  }

  private func events(of arc: Int32) -> [String] {
    var events: Set<String> = []
    if flow.sites.contains(where: { $0.arcs.next == arc || $0.arcs.jump == arc }) {
      events.insert("branch")
    }
    if flow.sites.contains(where: { $0.arcs.jump == arc && $0.silentLine > 0 }) {
      events.insert("tells of the line")
    }
    for witness in flow.witnesses where witness.arc == arc {
      events.insert(witness.isExit ? "return" : "jump")
    }
    for raise in flow.raises where raise.arc == arc {
      events.insert(raise.isAsyncEnd ? "end of iterator" : "exception")
    }
    if flow.doubts.contains(where: { $0.arc == arc }) { events.insert("unless an exception") }
    return events.sorted()
  }

  private func end(_ line: Int32) -> String { line < 0 ? "exit" : "+\(Int(line) - firstLine)" }

  private var told: [Int] {
    flow.told.map { told in
      told.isTold.indices.filter { told.isTold[$0] }.map { $0 + lowest }
    } ?? []
  }

  private func named(_ name: String, _ lines: [Int]) -> [String] {
    if lines.isEmpty { return [] }
    let lines = lines.map { "+\($0 - firstLine)" }
    return ["\(name): \(lines.joined(separator: " "))"]
  }
}
