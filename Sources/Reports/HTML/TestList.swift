internal import Coverage
internal import Source

/// The files that each test runs, by their places among those that have a page.
struct TestFiles {
  /// By test.
  private var files: [[(file: Int, count: Int)]]

  init(_ tests: MeasuredTests, shown: [FileCoverage]) {
    files = Array(repeating: [], count: tests.names.count)
    for (number, file) in shown.enumerated() {
      for run in tests.runs(of: file) { files[run.test].append((number, run.lines.count)) }
    }
  }

  /// Writes the numbers of files, each as the gap to the one before, and how many lines ran of them.
  func write(_ test: Int, to page: inout HTMLBuffer) {
    var last = 0
    for (index, entry) in files[test].enumerated() {
      if index > 0 { page += " " }
      page += entry.file - last
      page += "."
      page += entry.count
      last = entry.file
    }
  }
}

extension MeasuredTests {
  /// All tests as data for scripts.
  ///
  /// - Parameter shown: the files in the order of their numbers.
  func list(shown: [FileCoverage]) -> [UInt8] {
    let files = TestFiles(self, shown: shown)
    let counts = counts.dropLast()
    var output = ByteOutput()
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.key("names")
        json.array { json in for name in names { json.value(name) } }
        json.key("files")
        json.array { json in
          for test in names.indices {
            var text = HTMLBuffer()
            files.write(test, to: &text)
            json.value(String(decoding: text.bytes, as: UTF8.self))
          }
        }
        json.numbers("twins", twins.groupOf) { $0 ?? -1 }
        json.key("figures")
        json.object { json in
          json.numbers("lines", counts) { $0.lines }
          json.numbers("files", counts) { $0.files }
          json.numbers("only", counts) { $0.only }
          json.numbers("same", names.indices) { twins.twins(of: $0) }
          if let durations { json.numbers("time", durations) { $0 } }
        }
      }
    }
    return output.bytes
  }
}
