package import Profiler

/// The slowest tests, and the functions in which they spent their time.
package struct TestTimingTable: Sendable {
  private let analysis: ProfileAnalysis
  private let options: ProfileTextOptions
  private let tests: [Test]
  private let limit: Int?

  /// How many functions are named for a test.
  private static let functionLimit = 3

  /// A test with all of its phases.
  fileprivate struct Test {
    let name: String
    var run = 0
    var around = 0
    var functions: [Int: Int] = [:]

    var duration: Int { run + around }
  }

  /// - Parameter limit: how many tests are shown; nil for all.
  package init(_ analysis: ProfileAnalysis, _ options: ProfileTextOptions, limit: Int? = nil) {
    self.analysis = analysis
    self.options = options
    self.limit = limit
    var places: [String: Int] = [:]
    var tests: [Test] = []
    for timing in analysis.profile.tests {
      let (name, phase) = Self.parts(of: timing.label)
      let place = places[name] ?? tests.count
      if place == tests.count {
        places[name] = place
        tests.append(Test(name: name))
      }
      tests[place].add(timing, isRun: phase == "run" || phase == "call")
    }
    self.tests = tests.enumerated()
      .sorted { (-$0.element.duration, $0.offset) < (-$1.element.duration, $1.offset) }
      .map(\.element)
  }

  /// A test's name, and what comes after the last bar; names have bars of their own.
  private static func parts(of label: String) -> (name: String, phase: String) {
    guard let bar = label.lastIndex(of: "|") else { return (label, "run") }
    let phase = String(label[label.index(after: bar)...])
    guard ["setup", "run", "call", "teardown"].contains(phase) else { return (label, "run") }
    return (String(label[..<bar]), phase)
  }

  package var shown: ShownProfile {
    var shown = ShownProfile()
    let duration = tests.reduce(0) { $0 + $1.duration }
    let unit = options.unit
    guard !tests.isEmpty else {
      shown.add(note: "no tests in the profile; 'pyprof run -m pytest' records them")
      return shown
    }
    shown.add(
      heading: "\(tests.count) tests, \(unit.textWithUnit(duration)), "
        + "\(unit.textWithUnit(duration / tests.count)) on average")
    var table = ShownTable(columns: [
      ShownTable.number(unit.title("time")), ShownTable.number("%"),
      ShownTable.number(unit.title("around")), ShownTable.name("test"),
      ShownTable.name("own time of"),
    ])
    let rows = tests.prefix(limit ?? tests.count)
    for test in rows { table.rows.append(row(test, of: duration)) }
    shown.add(table)
    if rows.count < tests.count {
      shown.add(note: "\(tests.count - rows.count) more; '--top 0' shows all")
    }
    return shown
  }

  private func row(_ test: Test, of duration: Int) -> [ShownTable.Cell] {
    let heat = Double(test.duration) / Double(max(duration, 1))
    return [
      ShownTable.Cell(options.unit.text(test.duration), heat: heat),
      ShownTable.Cell(Decimals.share(test.duration, of: duration), heat: heat),
      ShownTable.Cell(test.around > 0 ? options.unit.text(test.around) : ""),
      ShownTable.Cell(test.name),
      ShownTable.Cell(
        slowest(of: test).map { place, own in
          "\(analysis.profile.functions[place].qualifiedName) \(options.unit.textWithUnit(own))"
        }.joined(separator: ", ")),
    ]
  }

  private func slowest(of test: Test) -> [(Int, Int)] {
    let sorted = test.functions.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    return sorted.prefix(Self.functionLimit).filter { $0.value > 0 }.map { ($0.key, $0.value) }
  }

  /// The tests that are shown, as JSON; `around_ns` is what preparing and cleaning up took.
  package var json: [UInt8] {
    var output = ByteOutput()
    JSONWriter.write(to: &output, isPretty: true) { json in
      json.array { json in
        for test in tests.prefix(limit ?? tests.count) {
          json.object { json in
            json.member("test", test.name)
            json.member("duration_ns", test.duration)
            json.member("around_ns", test.around)
            json.key("functions")
            json.array { json in
              for (place, own) in test.functions.sorted(by: {
                (-$0.value, $0.key) < (-$1.value, $1.key)
              }) {
                json.object { json in
                  let function = analysis.profile.functions[place]
                  json.member("qualified_name", function.qualifiedName)
                  json.member("file", function.file)
                  json.member("first_line", function.firstLine)
                  json.member("own_ns", own)
                }
              }
            }
          }
        }
      }
    }
    output.write(UInt8(ascii: "\n"))
    return output.bytes
  }
}

extension TestTimingTable.Test {
  fileprivate mutating func add(_ timing: TestTiming, isRun: Bool) {
    if isRun { run += timing.duration } else { around += timing.duration }
    for share in timing.functions { functions[share.function, default: 0] += share.own }
  }
}
