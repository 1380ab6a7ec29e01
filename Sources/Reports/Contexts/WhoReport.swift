internal import Coverage
internal import Source

/// The answer of `pycov who`: the tests that run a piece of code.
package struct WhoReport: ContextReport, Sendable {
  private static let format = 1

  private let places: [CodeRunners]

  package init(_ places: [CodeRunners]) { self.places = places }

  package func writeText(_ style: ContextReportStyle, to output: inout ByteOutput) {
    let paint = Paint(style.style)
    for (index, place) in places.enumerated() {
      if index > 0 { output.write("\n") }
      paint.begin(.heading, &output)
      output.write(heading(of: place).printable)
      paint.end(&output)
      output.write("\n")
      let runners = place.tests + [place.outside].compactMap { $0 }
      let columns = NameColumns(runners.map(Self.name), style)
      for runner in runners {
        columns.write(Self.name(of: runner), note(runner, place), to: &output)
      }
      output.write(summary(of: place) + "\n")
    }
  }

  private func heading(of place: CodeRunners) -> String {
    let range = place.range
    let lines = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
    return "\(place.path):\(lines)" + (place.name.map { " \($0)" } ?? "")
  }

  private static func name(of runner: CodeRunners.Runner) -> String {
    runner.test.isEmpty ? outsideTests : runner.test
  }

  /// Which part of the code ran; nothing when it is the whole.
  private func note(_ runner: CodeRunners.Runner, _ place: CodeRunners) -> String {
    place.statements.subtracting(runner.lines).isEmpty
      ? "" : LineRanges(runner.lines, among: place.statements).description
  }

  private func summary(of place: CodeRunners) -> String {
    guard !place.tests.isEmpty else {
      return place.outside == nil ? "nothing ran it" : "no test runs it"
    }
    let ran = place.tests.reduce(into: LineSet()) { $0.formUnion($1.lines) }
    let rest = LineRanges(place.statements.subtracting(ran), among: place.statements).description
    let text = "\(counted(place.tests.count, "test")) \(place.tests.count == 1 ? "runs" : "run") it"
    return rest.isEmpty ? text : "\(text); no test runs \(rest)"
  }

  package func writeNames(to output: inout ByteOutput) {
    var seen: Set<String> = []
    for place in places {
      for runner in place.tests where seen.insert(runner.test).inserted {
        output.write("\(runner.test)\n")
      }
    }
  }

  package func writeJSON(to output: inout ByteOutput) {
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.key("format")
        json.value(Self.format)
        json.key("places")
        json.array { json in for place in places { write(place, to: &json) } }
      }
    }
    output.write("\n")
  }

  private func write(_ place: CodeRunners, to json: inout JSONWriter) {
    json.object { json in
      json.key("file")
      json.value(place.path)
      if let name = place.name {
        json.key("name")
        json.value(name)
      }
      json.key("start_line")
      json.value(place.range.lowerBound)
      json.key("end_line")
      json.value(place.range.upperBound)
      json.key("statements")
      json.lines { list in place.statements.forEach { list.append($0) } }
      json.key("tests")
      json.array { json in for runner in place.tests { write(runner, to: &json) } }
      json.key("outside_tests")
      json.lines { list in place.outside?.lines.forEach { list.append($0) } }
    }
  }

  private func write(_ runner: CodeRunners.Runner, to json: inout JSONWriter) {
    json.object { json in
      json.key("test")
      json.value(runner.test)
      if !runner.phases.isEmpty {
        json.key("phases")
        json.array { json in for phase in runner.phases { json.value(phase.rawValue) } }
      }
      json.key("lines")
      json.lines { list in runner.lines.forEach { list.append($0) } }
    }
  }
}
