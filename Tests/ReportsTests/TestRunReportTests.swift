internal import Coverage
internal import Reports
internal import Source
internal import TestSupport
internal import Testing

private let labels = [
  "", "a.py::test_one|run", "a.py::test_one|setup", "a.py::test_two[x|run]",
  "a.py::test_two[10]|run",
  "a.py::test_two[9]|run", "b.py::TestB::test_one",
]

private var selection: TestSelection {
  TestSelection(
    labels.enumerated().map { ContextIndex.Context(id: $0.offset, label: $0.element) },
    mergingPhases: true)
}

@Suite struct `Tests by their name` {
  @Test(
    arguments: [
      ("a.py::test_one", ["a.py::test_one"]),
      ("*test_one", ["a.py::test_one", "b.py::TestB::test_one"]),
      ("a.py::test_two[?]", ["a.py::test_two[9]"]),
      ("test_two[", ["a.py::test_two[9]", "a.py::test_two[10]", "a.py::test_two[x|run]"]),
      (#"^b|\[1"#, ["a.py::test_two[10]", "b.py::TestB::test_one"]),
    ] as [(String, [String])])
  func `are found by name, glob or expression`(pattern: String, names: [String]) throws {
    #expect(try selection.matching(pattern).tests.map(\.name) == names)
  }

  @Test func `have the contexts of all their phases`() throws {
    let test = try #require(try selection.matching("a.py::test_one").tests.first)
    #expect(test.contexts.map(\.id) == [1, 2])
  }

  @Test(
    arguments: [
      ("a.py::test_oen", "did you mean 'a.py::test_one'?"),
      ("tests/b.py::test_once", "did you mean 'a.py::test_one'?"),
      ("nothing_of_that_kind", "'pycov tests' lists all there are"),
      ("", "'pycov tests' lists all there are"),
    ])
  func `are missed with a hint`(pattern: String, hint: String) {
    #expect(
      performing: { try selection.matching(pattern) },
      throws: { "\($0)" == "no test is named or matched by '\(pattern)'; \(hint)" })
  }
}

@Suite struct `What tests run` {
  private let analysis = SourceAnalysis(
    lineCount: 9, statements: [1, 2, 4, 5, 8], excluded: [], docstrings: [],
    firstLines: FirstLineMap(spans: [.init(first: 5, last: 7)]), regions: [])

  private func report(_ tests: [String]) -> TestRunReport {
    TestRunReport(
      tests: tests,
      files: [
        .init(path: "shop/cart.py", lines: [1, 2, 4, 5, 7], only: [4, 7], analysis: analysis),
        .init(path: "none.py", lines: [3], only: [], analysis: analysis),
        .init(path: "gone.py", lines: [3, 4, 9], only: [9], analysis: nil),
      ])
  }

  @Test func `is told by file, and what nothing else runs`() throws {
    let text = report(["a.py::test_one"]).bytes(.text)
    try expectGolden(String(decoding: text, as: UTF8.self), "contexts/tests-one.text")
  }

  @Test func `is a document for programs`() throws {
    let text = report(["a.py::test_one", "b.py::test_two"]).bytes(.json)
    #expect(
      String(decoding: text, as: UTF8.self) == """
        {"format": 1, "tests": ["a.py::test_one", "b.py::test_two"], "files": {"shop/cart.py": \
        {"lines": [1, 2, 4, 5], "only": [4]}, "gone.py": {"lines": [3, 4, 9], "only": [9]}}}

        """)
  }

  @Test func `is counted file by file`() {
    var tally = TestTally(testCount: 3)
    tally.add([(test: 0, lines: [1, 2, 3]), (test: 1, lines: [2, 70]), (test: 2, lines: [])])
    tally.add([(test: 1, lines: [5])])
    #expect(
      tally.counts == [
        .init(files: 1, lines: 3, only: 2), .init(files: 2, lines: 3, only: 2), .init(),
      ])
  }

  private let rows = [
    TestListReport.Row(test: "", counts: .init(files: 2, lines: 20, only: 15)),
    TestListReport.Row(test: "a.py::one", counts: .init(files: 1, lines: 7, only: 0)),
    TestListReport.Row(test: "a.py::two", counts: .init(files: 2, lines: 12, only: 3)),
    TestListReport.Row(test: "b.py::one", counts: .init(files: 1, lines: 7, only: 1)),
  ]

  @Test(
    arguments: [
      ("name", ["a.py::one", "a.py::two", "b.py::one"]),
      ("-name", ["b.py::one", "a.py::two", "a.py::one"]),
      ("lines", ["a.py::one", "b.py::one", "a.py::two"]),
      ("-lines", ["a.py::two", "a.py::one", "b.py::one"]),
      ("-only", ["a.py::two", "b.py::one", "a.py::one"]),
      ("files", ["a.py::one", "b.py::one", "a.py::two"]),
    ] as [(String, [String])])
  func `is a list in an order`(order: String, names: [String]) throws {
    let order = try #require(TestListReport.Order(parsing: order))
    let text = TestListReport(rows, order: order).bytes(.names)
    #expect(String(decoding: text, as: UTF8.self) == names.map { "\($0)\n" }.joined())
  }

  @Test func `is a table, of the first rows alone when asked for`() throws {
    let report = TestListReport(rows, order: .init(by: .only, isReversed: true), limit: 2)
    #expect(
      String(decoding: report.bytes(.text), as: UTF8.self) == """
          Lines  Files   Only  Test
             12      2      3  a.py::two
              7      1      1  b.py::one
             20      2     15  (outside every test)
        2 of 3 tests

        """)
    #expect(
      String(decoding: report.bytes(.json), as: UTF8.self) == """
        {"format": 1, "tests": [{"test": "a.py::two", "lines": 12, "files": 2, "only": 3}, {"test": \
        "b.py::one", "lines": 7, "files": 1, "only": 1}], "outside_tests": {"lines": 20, "files": 2, \
        "only": 15}}

        """)
  }
}
