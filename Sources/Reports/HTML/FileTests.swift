internal import Source

/// The tests that ran each line of a file.
///
/// Lines of a function are mostly run by the same tests, so lines name a set of them by its number, and
/// the page has each set once.
struct FileTests {
  /// Each set as `NumberRuns` writes it.
  private(set) var sets: [[UInt8]] = []

  /// By line: the number of a set, and how many tests it has.
  private var lines: [Int: (set: Int, count: Int)] = [:]

  init(_ runs: [MeasuredTests.Run]) {
    var tests: [Int: [Int]] = [:]
    for run in runs {
      for line in run.lines { tests[line, default: []].append(run.test) }
    }
    var numbers: [[UInt8]: Int] = [:]
    var last: (tests: [Int], set: Int)?
    for (line, tests) in tests.sorted(by: { $0.key < $1.key }) {
      if let last, last.tests == tests {
        lines[line] = (last.set, tests.count)
        continue
      }
      let text = NumberRuns.text(of: tests)
      let set = numbers[text] ?? sets.count
      if set == sets.count {
        sets.append(text)
        numbers[text] = set
      }
      lines[line] = (set, tests.count)
      last = (tests, set)
    }
  }

  /// Writes what shows the tests of a line; nothing for a line that no test ran.
  func write(_ line: Int, as markup: LineMarkup, to page: inout HTMLBuffer) {
    guard let (set, count) = lines[line] else { return }
    markup.tests(count, set: set, &page)
  }

  /// Writes what the tests add to what a page is made of.
  func writeKey(to page: inout HTMLBuffer) {
    writeSets(to: &page)
    for (line, tests) in lines.sorted(by: { $0.key < $1.key }) {
      page += line
      page += " "
      page += tests.set
      page += "\n"
    }
  }

  /// Writes the sets, a line each.
  func writeSets(to page: inout HTMLBuffer) {
    for set in sets {
      page += set
      page += "\n"
    }
  }
}

/// Ascending numbers as a short text: for each run of them the gap before it and, behind a dot, how many
/// more there are, in base 36.
enum NumberRuns {
  static func text(of numbers: [Int]) -> [UInt8] {
    var text: [UInt8] = []
    var next = 0
    var index = 0
    while index < numbers.count {
      var end = index
      while end + 1 < numbers.count, numbers[end + 1] == numbers[end] + 1 { end += 1 }
      if index > 0 { text.append(UInt8(ascii: " ")) }
      text += String(numbers[index] - next, radix: 36).utf8
      if end > index { text += ".\(String(end - index, radix: 36))".utf8 }
      next = numbers[end] + 1
      index = end + 1
    }
    return text
  }
}
