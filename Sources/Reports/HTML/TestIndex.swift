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
    ("Same", "s", "other tests that run exactly the same statements"),
  ]

  private static let timeHeads: [(title: String, key: String, meaning: String)] = [
    ("Time", "a", "what it took with its fixtures, as profiled"),
    ("Share", "r", "share of the time of all tests"),
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
      totals: measurement.totals, hasTwins: !tests.twins.groups.isEmpty, note: note)
    let shown = tests.durations == nil ? Self.heads : Self.heads + Self.timeHeads
    let heads: [[String: TemplateValue]] = shown.map { head in
      [
        "title": .text(head.title), "name": .text(head.title.lowercased()), "key": .text(head.key),
        "meaning": .text(head.meaning),
      ]
    }
    let figures = IndexShell.Figures(heads: heads, footer: footer, measured: measured)
    return shell.page(in: shells, columns, figures, expecting: size, writeRows)
  }

  /// The time of all tests.
  private var measured: Int { tests.durations?.reduce(0, +) ?? 0 }

  private var note: String {
    [outsideNote, twinsNote, slowNote].compactMap { $0 }.joined(separator: " ")
  }

  /// What ran outside of the tests, in words.
  private var outsideNote: String? {
    guard let outside = tests.counts.last, outside.lines > 0 else { return nil }
    return "Outside every test ran \(counted(outside.lines, "statement")) of "
      + "\(counted(outside.files, "file")); \(outside.only) of them no test runs."
  }

  private var twinsNote: String? {
    let groups = tests.twins.groups
    guard !groups.isEmpty else { return nil }
    return "\(counted(groups.reduce(0) { $0 + $1.count }, "test")) in "
      + "\(counted(groups.count, "group")) run exactly the statements of another one."
  }

  /// How much of the time the slowest tests took.
  private var slowNote: String? {
    guard let durations = tests.durations, durations.count > 1 else { return nil }
    let slowest = durations.sorted(by: >).prefix(min(10, (durations.count + 9) / 10))
    let name = slowest.count == 1 ? "The slowest test" : "The slowest \(slowest.count) tests"
    return "\(name) of \(durations.count) took "
      + "\(TimeText.share(slowest.reduce(0, +), of: measured)) of their time."
  }

  /// What all tests run together; the figures that add up are added up again by the filter.
  private var footer: [UInt8] {
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
    footer += "<td data-union>"
    if tests.durations != nil {
      TimeCell.write(measured, to: &footer)
      TimeCell.write(share: measured, of: measured, to: &footer)
    }
    return footer.bytes
  }

  private func writeRows(to page: inout HTMLBuffer) {
    let files = TestFiles(tests, shown: shown)
    let measured = measured
    for (test, name) in tests.names.enumerated() {
      page += "<tr id=r"
      page += test
      page += " data-files=\""
      files.write(test, to: &page)
      if let group = tests.twins.groupOf[test] {
        page += "\" data-twins=\""
        page += group
      }
      page += "\"><th scope=row><a href=#r"
      page += test
      page += ">"
      page.escape(name)
      page += "</a>"
      writeCells(of: test, measured, to: &page)
    }
  }

  private func writeCells(of test: Int, _ measured: Int, to page: inout HTMLBuffer) {
    let counts = tests.counts[test]
    for count in [counts.lines, counts.files, counts.only, tests.twins.twins(of: test)] {
      page += "<td>"
      page += count
    }
    if let durations = tests.durations {
      TimeCell.write(durations[test], to: &page)
      TimeCell.write(share: durations[test], of: measured, to: &page)
    }
    page += "\n"
  }
}
