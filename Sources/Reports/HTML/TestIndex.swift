internal import Coverage
internal import Source

/// The page that lists every test with what it runs, and leads to its lines.
struct TestIndex {
  let tests: MeasuredTests

  /// The files that have a page.
  let shown: [FileCoverage]
  let measurement: Measurement

  private static let heads: [(title: String, key: String, meaning: String)] = [
    ("Lines", "l", "statements that it runs"), ("Files", "f", "files that it runs code of"),
    ("Only", "o", "statements that nothing else runs"),
  ]

  func rendered(in shells: PageShells, _ columns: Columns) -> [UInt8] {
    page(in: shells, columns, expecting: 160 * tests.names.count) { page in
      writeRows(to: &page)
    }
  }

  /// The page without its rows.
  func renderedEmpty(in shells: PageShells, _ columns: Columns) -> [UInt8] {
    page(in: shells, columns, expecting: 0) { _ in }
  }

  private func page(
    in shells: PageShells, _ columns: Columns, expecting size: Int,
    _ writeRows: (inout HTMLBuffer) -> Void
  ) -> [UInt8] {
    let shell = IndexShell(
      name: PageName.tests, unit: "test", heads: [.init(title: "Test", key: "n")],
      totals: measurement.totals, note: note)
    let heads: [[String: TemplateValue]] = Self.heads.map { head in
      [
        "title": .text(head.title), "name": .text(head.title.lowercased()), "key": .text(head.key),
        "meaning": .text(head.meaning),
      ]
    }
    let figures = IndexShell.Figures(heads: heads, footer: footer)
    return shell.page(in: shells, columns, figures, expecting: size, writeRows)
  }

  /// What ran outside of the tests, in words; empty when nothing did.
  private var note: String {
    guard let outside = tests.counts.last, outside.lines > 0 else { return "" }
    return "Outside every test ran \(counted(outside.lines, "statement")) of "
      + "\(counted(outside.files, "file")); \(outside.only) of them no test runs."
  }

  /// What all tests run together; the figures that add up are added up again by the filter.
  private var footer: HTMLBuffer {
    var all: [LineSet] = []
    for file in measurement.files {
      let lines = tests.runs(of: file).reduce(into: LineSet()) { $0.formUnion($1.lines) }
      if !lines.isEmpty { all.append(lines) }
    }
    var footer = HTMLBuffer()
    footer += "<td data-union>"
    footer += all.reduce(0) { $0 + $1.count }
    footer += "<td data-union>"
    footer += all.count
    footer += "<td>"
    footer += tests.counts.dropLast().reduce(0) { $0 + $1.only }
    return footer
  }

  private func writeRows(to page: inout HTMLBuffer) {
    let files = TestFiles(tests, shown: shown)
    for (test, name) in tests.names.enumerated() {
      page += "<tr id=r"
      page += test
      page += " data-files=\""
      files.write(test, to: &page)
      page += "\"><th scope=row><a href=#r"
      page += test
      page += ">"
      page.escape(name)
      page += "</a>"
      write(tests.counts[test], to: &page)
    }
  }

  private func write(_ counts: TestTally.Counts, to page: inout HTMLBuffer) {
    for count in [counts.lines, counts.files, counts.only] {
      page += "<td>"
      page += count
    }
    page += "\n"
  }
}
