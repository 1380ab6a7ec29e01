internal import Coverage
internal import Source

/// Which tests ran which statements of a measurement; tests are numbered in the order of their names.
struct MeasuredTests {
  /// A test and the statements that it ran of a file, by first line.
  typealias Run = (test: Int, lines: LineSet)

  /// The phases of a test have one name.
  let names: [String]

  /// What each test runs; one more than there are tests, the last one for what ran outside of all.
  let counts: [TestTally.Counts]

  /// Those that run the same as others.
  let twins: TwinTests

  /// What each test took in nanoseconds, 0 where that is not known; nil when no time is.
  let durations: [Int]?
  private let runs: [String: [Run]]

  /// - Parameter times: what tests took, by name.
  init(_ measurement: Measurement, _ times: [String: Int]? = nil) {
    var all: Set<String> = []
    for file in measurement.files {
      for entry in file.contexts?.entries ?? [] { all.insert(TestLabel(entry.context).name) }
    }
    all.remove("")
    names = all.map { ($0, HumanOrder($0)) }.sorted { $0.1 < $1.1 }.map(\.0)
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var runs: [String: [Run]] = [:]
    var tally = TestTally(testCount: names.count + 1)
    for file in measurement.files {
      let found = Self.runs(of: file, numbers)
      tally.add(found)
      runs[file.path] = found.filter { $0.test < numbers.count }
    }
    self.runs = runs
    counts = tally.counts
    twins = TwinTests(tally.counts.dropLast(), measurement.files.map { runs[$0.path] ?? [] })
    let durations = names.map { times?[$0] ?? 0 }
    self.durations = durations.contains { $0 > 0 } ? durations : nil
  }

  /// In the order of the tests' numbers.
  private static func runs(of file: FileCoverage, _ numbers: [String: Int]) -> [Run] {
    var lines: [Int: LineSet] = [:]
    for entry in file.contexts?.entries ?? [] {
      let test = numbers[TestLabel(entry.context).name] ?? numbers.count
      lines[test, default: []].formUnion(entry.lines)
    }
    let firstLines = file.analysis.firstLines
    return lines.sorted { $0.key < $1.key }
      .map {
        (test: $0.key, lines: firstLines.firstLines(of: $0.value).intersection(file.executed))
      }
      .filter { !$0.lines.isEmpty }
  }

  /// Nil when no test is known.
  var unlessEmpty: MeasuredTests? { names.isEmpty ? nil : self }

  /// What the tests ran of a file, without what ran outside of them.
  func runs(of file: FileCoverage) -> [Run] { runs[file.path] ?? [] }

  /// The names of tests, and of files with their pages, as a script that pages load.
  ///
  /// - Parameter shown: the files that have a page, by whose places rows of tests refer to them.
  func script(shown: [FileCoverage]) -> [UInt8] {
    var output = ByteOutput()
    output.write("\"use strict\";\nconst testNames = ")
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.array { json in for name in names { json.value(name) } }
    }
    output.write(";\nconst testFiles = ")
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.array { json in
        for file in shown {
          json.array { json in
            json.value(PageName.page(of: file.path))
            json.value(file.path)
          }
        }
      }
    }
    output.write(";\n")
    return output.bytes
  }
}
