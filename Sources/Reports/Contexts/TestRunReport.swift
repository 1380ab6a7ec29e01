internal import Coverage
package import Source

/// The answer of `pycov tests NAME`: what some tests run, and what nobody else does.
package struct TestRunReport: ContextReport, Sendable {
  private static let format = 1

  /// What the tests ran of a file.
  package struct File: Hashable, Sendable {
    package let path: String

    /// By first line where the source is known, as recorded elsewhere.
    package let lines: LineSet

    /// Those of `lines` that nothing else ran.
    package let only: LineSet

    /// What ranges of lines are made of: all statements of the file.
    package let statements: LineSet

    package init(path: String, lines: LineSet, only: LineSet, analysis: SourceAnalysis?) {
      self.path = path
      guard let analysis else {
        self.lines = lines
        self.only = only
        // Any line may be a statement, so that ranges end where lines do.
        statements = LineSet(0...(lines.reduce(0) { max($0, $1) }))
        return
      }
      let firstLines = analysis.firstLines
      let known = analysis.statements
      self.lines = firstLines.firstLines(of: lines).intersection(known)
      // A statement is somebody else's as soon as one of its lines is.
      let others = firstLines.firstLines(of: lines.subtracting(only))
      self.only = firstLines.firstLines(of: only).subtracting(others).intersection(known)
      statements = known
    }
  }

  private let tests: [String]
  private let files: [File]

  /// - Parameter files: in the order in which they are shown; those without a line are left out.
  package init(tests: [String], files: [File]) {
    self.tests = tests
    self.files = files.filter { !$0.lines.isEmpty }
  }

  package func writeNames(to output: inout ByteOutput) {
    for test in tests { output.write("\(test)\n") }
  }

  private var lineCount: Int { files.reduce(0) { $0 + $1.lines.count } }
  private var onlyCount: Int { files.reduce(0) { $0 + $1.only.count } }

  package func writeText(_ style: ContextReportStyle, to output: inout ByteOutput) {
    let paint = Paint(style.style)
    paint.begin(.heading, &output)
    output.write(tests.count == 1 ? tests[0].printable : counted(tests.count, "test"))
    paint.end(&output)
    output.write(
      "\n\(counted(lineCount, "line")) in \(counted(files.count, "file")), \(onlyCount) run by "
        + "nothing else\n\n")
    let columns = NameColumns(files.map(\.path), style)
    for file in files {
      columns.write(file.path, ranges(file.lines, file), to: &output)
    }
    guard onlyCount > 0 else { return }
    output.write("\n")
    paint.begin(.heading, &output)
    output.write(tests.count == 1 ? "only this test" : "only these tests")
    paint.end(&output)
    output.write("\n")
    let some = files.filter { !$0.only.isEmpty }
    let narrow = NameColumns(some.map(\.path), style)
    for file in some { narrow.write(file.path, ranges(file.only, file), to: &output) }
  }

  private func ranges(_ lines: LineSet, _ file: File) -> String {
    LineRanges(lines, among: file.statements).description
  }

  package func writeJSON(to output: inout ByteOutput) {
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.key("format")
        json.value(Self.format)
        json.key("tests")
        json.array { json in for test in tests { json.value(test) } }
        json.key("files")
        json.object { json in
          for file in files {
            json.key(named: file.path)
            json.object { json in
              json.key("lines")
              json.lines { list in file.lines.forEach { list.append($0) } }
              json.key("only")
              json.lines { list in file.only.forEach { list.append($0) } }
            }
          }
        }
      }
    }
    output.write("\n")
  }
}
