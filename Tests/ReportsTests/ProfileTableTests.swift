internal import ProfileExamples
internal import Profiler
internal import TestSupport
internal import Testing

@testable internal import Reports

@Suite struct `Tables of a profile` {
  private let analysis = ProfileAnalysis(Example.profile)
  private let source = ShownSource(text: Example.source)

  private var options: ProfileTextOptions {
    var options = ProfileTextOptions()
    options.folder = "/srv"
    return options
  }

  /// Compares the plain text, the text on a narrow coloured screen, and Markdown.
  private func expect(_ shown: ShownProfile, _ name: String) throws {
    try expectGolden(String(decoding: shown.text(options), as: UTF8.self), "profile/\(name).text")
    var narrow = options
    narrow.width = 72
    narrow.style = .colored
    try expectGolden(String(decoding: shown.text(narrow), as: UTF8.self), "profile/\(name).narrow")
    try expectGolden(String(decoding: shown.markdown, as: UTF8.self), "profile/\(name).markdown")
  }

  @Test func `show functions`() throws {
    try expect(FunctionTable(analysis, options).shown, "functions")
  }

  @Test func `show functions in another order and unit, the first of them`() throws {
    var options = options
    options.unit = .microseconds
    let table = FunctionTable(analysis, options, order: .calls, limit: 3)
    try expectGolden(
      String(decoding: table.shown.text(options), as: UTF8.self), "profile/functions-calls.text")
    try expectGolden(String(decoding: table.json, as: UTF8.self), "profile/functions-calls.json")
  }

  @Test(arguments: FunctionOrder.allCases) func `have every order`(order: FunctionOrder) throws {
    let rows = FunctionTable(analysis, options, order: order).shown.blocks.compactMap { block in
      if case .table(let table) = block {
        table.rows.compactMap { $0.dropLast().last?.text }
      } else {
        nil
      }
    }
    let expected: [FunctionOrder: String] = [
      .own: "work", .total: "<module>", .calls: "fib", .primitive: "numbers", .perCall: "work",
      .totalPerCall: "<module>", .waiting: "sleep", .suspended: "numbers", .overhead: "fib",
      .unwinds: "fib", .raises: "fib", .name: "<built-in", .file: "<built-in",
    ]
    #expect(rows.first?.first?.contains(try #require(expected[order])) == true)
    #expect(rows.first?.count == 9)
  }

  @Test func `show the lines of functions`() throws {
    for (table, name) in ["work", "fib", "numbers"].enumerated() {
      try expect(
        LineTimingTable(analysis, table: table, source: source, options).shown, "lines-\(name)")
    }
  }

  @Test func `show some lines, and lines without their text`() throws {
    let part = LineTimingTable(analysis, table: 0, source: source, ranges: [5...6], options)
    let warned = ShownSource(text: "", warning: "'/srv/app.py' is missing")
    let bare = LineTimingTable(analysis, table: 0, source: warned, options)
    try expectGolden(
      String(decoding: part.shown.text(options) + bare.shown.text(options), as: UTF8.self),
      "profile/lines-part.text")
  }

  @Test func `show the tree of calls`() throws {
    var limits = TreeTable.Limits()
    limits.share = 0.002
    try expect(TreeTable(analysis, options, limits).shown, "tree")
    limits.depth = 2
    limits.share = 0
    try expectGolden(
      String(decoding: TreeTable(analysis, options, limits).shown.text(options), as: UTF8.self),
      "profile/tree-depth.text")
  }

  @Test func `show callers and callees`() throws {
    let functions = [Example.Place.fib, Example.Place.sleep]
    try expect(CallerTable(analysis, options, .callers, of: functions).shown, "callers")
    try expect(CallerTable(analysis, options, .callees, of: functions).shown, "callees")
  }

  @Test func `show tests`() throws {
    let table = TestTimingTable(analysis, options)
    try expect(table.shown, "tests")
    try expectGolden(String(decoding: table.json, as: UTF8.self), "profile/tests.json")
  }

  @Test func `show what changed`() throws {
    var after = Example.profile
    after.tree.nodes[3].own += 9_000_000
    after.tree.nodes[3].calls = 4
    after.lines[0].lines[1].own += 9_000_000
    after.tree.nodes[8].own -= 3_000_000
    after.functions[Example.Place.unicode] = ProfiledFunction(
      kind: .python, file: "/srv/größe \"2\".py", firstLine: 5, lastLine: 6, name: "kleiner",
      qualifiedName: "Maß.kleiner", module: "größe")
    let diff = ProfileDiff(before: [Example.profile], after: [after])
    try expect(DiffTable(diff, options).shown, "diff")
    try expectGolden(
      String(decoding: DiffTable(diff, options, showsNoise: true).json, as: UTF8.self),
      "profile/diff.json")
  }

  @Test(arguments: [
    (0.0, "0 ns"), (0.44, "0.44 ns"), (1, "1 ns"), (999, "999 ns"), (999.6, "1.00 µs"),
    (12_345, "12.3 µs"), (999_499, "999 µs"), (999_600, "1.00 ms"), (4_560_000_000, "4.56 s"),
    (123_456_000_000, "123 s"), (9_999_000_000_000, "9999 s"),
  ])
  func `choose a unit`(time: Double, expected: String) {
    #expect(TimeUnit.automatic.text(time) == expected)
  }

  @Test func `have one unit where one is asked for`() {
    #expect(
      TimeUnit.allCases.map { $0.text(1_234_567) } == [
        "1.23 ms", "1234567", "1234.6", "1.235", "0.001235",
      ])
    #expect(TimeUnit(named: "µs") == .microseconds)
    #expect(TimeUnit(named: "h") == nil)
  }

  @Test func `shorten names in the middle, and never more than is asked`() {
    #expect("abcdefghij".shortened(to: 7) == "abc…hij")
    #expect("日本語日本語".shortened(to: 7) == "日…語")
    #expect("abc".shortened(to: 3) == "abc")
  }
}
