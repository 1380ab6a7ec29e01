internal import Profiler

/// A test with all its phases.
struct WholeTest {
  let name: String
  private(set) var setup = 0
  private(set) var run = 0
  private(set) var teardown = 0

  /// What ran in all phases, the function with the most time first.
  private(set) var functions: [TestTiming.Share] = []

  var duration: Int { setup + run + teardown }

  /// The tests of a profile, the slowest first; runs of the same test are one.
  static func all(of profile: Profile) -> [WholeTest] {
    var places: [String: Int] = [:]
    var tests: [WholeTest] = []
    for timing in profile.tests {
      let (name, phase) = parts(of: timing.label)
      let place = places[name] ?? tests.count
      if place == tests.count {
        places[name] = place
        tests.append(WholeTest(name: name))
      }
      tests[place].add(timing, phase)
    }
    for place in tests.indices {
      tests[place].functions.sort { ($1.own, $0.function) < ($0.own, $1.function) }
    }
    return tests.sorted { ($1.duration, $0.name) < ($0.duration, $1.name) }
  }

  /// The test's name and its phase, which stands behind the last bar.
  private static func parts(of label: String) -> (name: String, phase: Substring) {
    guard let bar = label.utf8.lastIndex(of: UInt8(ascii: "|")) else { return (label, "run") }
    return (String(label[..<bar]), label[label.utf8.index(after: bar)...])
  }

  private mutating func add(_ timing: TestTiming, _ phase: Substring) {
    switch phase {
    case "setup": setup += timing.duration
    case "teardown": teardown += timing.duration
    default: run += timing.duration
    }
    for share in timing.functions {
      if let place = functions.firstIndex(where: { $0.function == share.function }) {
        functions[place].calls += share.calls
        functions[place].own += share.own
      } else {
        functions.append(share)
      }
    }
  }
}
