internal import Coverage
internal import Reports
internal import Source
internal import TestSupport
internal import Testing

/// A file of a project, as an index of a data file knows it.
private let cart = """
  import os

  LIMIT = 10

  def total(items):
      if not items:
          return 0
      return sum(
          items)

  class Cart:
      def add(self, item):
          # Never twice.
          self.items.append(item)

      def clear(self): self.items = []
  """

private let texts = [
  "/p/shop/cart.py": cart, "/p/shop/pay/__init__.py": "def total(a):\n    return a\n",
  "/p/other/cart.py": "x = 1\n",
]

private let finder = CodeFinder(
  texts.keys.sorted().enumerated().map { ContextIndex.File(id: $0.offset, path: $0.element) },
  in: "/p",
  CodeFinder.Sources(
    read: { path in texts[path].map { Array($0.utf8) } },
    analyze: { bytes in
      let analyzer = SourceAnalyzer(version: .python313, exclusions: nil)
      return (try? SourceText(decoding: bytes)).flatMap { try? analyzer.analyze($0) }
    }))

/// What tests recorded of the cart.
private let recorded: [(label: String, lines: LineSet)] = [
  ("", [1, 3, 5, 11, 12, 16]), ("tests/test_cart.py::test_total|run", [6, 8, 9]),
  ("tests/test_cart.py::test_total|setup", [14]),
  ("tests/test_cart.py::test_empty[0]|run", [6, 7]),
  ("tests/test_cart.py::test_empty[10]|run", [6, 7]),
  ("tests/test_cart.py::test_empty[2]|run", [6, 7]),
]

private func report(_ code: String..., mergingPhases: Bool = true) throws -> WhoReport {
  WhoReport(
    try code.flatMap { text in
      try finder.find(CodePlace(parsing: text)).map {
        CodeRunners(of: $0, recorded: recorded, mergingPhases: mergingPhases)
      }
    })
}

@Suite struct `Code by its name` {
  @Test(
    arguments: [
      ("shop/cart.py:6", ["shop/cart.py:6-6"]),
      ("/p/shop/cart.py:9", ["shop/cart.py:8-9"]),
      ("shop/cart.py:14-12", ["shop/cart.py:12-14"]),
      ("pay/__init__.py", ["shop/pay/__init__.py:1-2"]),
      ("total", ["shop/cart.py:5-9 total", "shop/pay/__init__.py:1-2 total"]),
      ("cart.total", ["shop/cart.py:5-9 total"]),
      ("shop.pay.total()", ["shop/pay/__init__.py:1-2 total"]),
      ("shop/cart.py:total", ["shop/cart.py:5-9 total"]),
      ("shop/cart.py::Cart::add", ["shop/cart.py:12-14 Cart.add"]),
      ("add", ["shop/cart.py:12-14 Cart.add"]),
      ("Cart", ["shop/cart.py:11-16 Cart"]),
      ("Cart.clear", ["shop/cart.py:16-16 Cart.clear"]),
    ] as [(String, [String])])
  func `is found`(text: String, places: [String]) throws {
    let found = try finder.find(CodePlace(parsing: text))
    #expect(
      found.map { place in
        "\(place.path):\(place.range.lowerBound)-\(place.range.upperBound)"
          + (place.name.map { " \($0)" } ?? "")
      } == places)
  }

  @Test(
    arguments: [
      ("shop/cat.py:1", "no measured file is named 'shop/cat.py'; did you mean 'shop/cart.py'?"),
      ("zzz.py", "no measured file is named 'zzz.py'"),
      (
        "cart.py:1",
        "'cart.py' may be 'other/cart.py' or 'shop/cart.py'; name more of its path"
      ),
      ("shop/cart.py:17", "there is no line 17 in 'shop/cart.py', which has 16"),
      (
        "shop/cart.py:13",
        "there is no statement on line 13 of 'shop/cart.py'; the nearest ones are on lines 12 and 14"
      ),
      ("totl", "no measured file defines a function or class 'totl'; did you mean 'total'?"),
      ("a.total", "no measured file defines a function or class 'a.total'; did you mean 'total'?"),
    ])
  func `is missed with a hint`(text: String, message: String) {
    #expect(
      performing: { try finder.find(CodePlace(parsing: text)) }, throws: { "\($0)" == message })
  }
}

@Suite struct `Who runs code` {
  @Test func `is told with the lines that each test runs`() throws {
    let text = try report("cart.total", "Cart.add", "shop/cart.py:16", "shop.pay.total").bytes(
      .text)
    try expectGolden(String(decoding: text, as: UTF8.self), "contexts/who.text")
  }

  @Test func `is told for each phase when asked for`() throws {
    let text = try report("shop/cart.py:8-14", mergingPhases: false).bytes(.text)
    try expectGolden(String(decoding: text, as: UTF8.self), "contexts/who-phases.text")
  }

  @Test func `is a document for programs`() throws {
    let text = try report("cart.total", "shop/cart.py:1-3").bytes(.json)
    try expectGolden(String(decoding: text, as: UTF8.self), "contexts/who.json")
  }

  @Test func `is a list of names for pytest`() throws {
    let text = try report("shop/cart.py", "cart.total").bytes(.names)
    #expect(
      String(decoding: text, as: UTF8.self) == """
        tests/test_cart.py::test_empty[0]
        tests/test_cart.py::test_empty[2]
        tests/test_cart.py::test_empty[10]
        tests/test_cart.py::test_total

        """)
  }

  @Test func `fits the screen`() throws {
    let style = ContextReportStyle(style: .colored, width: 60)
    let text = try report("shop/cart.py").bytes(.text, style)
    try expectGolden(String(decoding: text, as: UTF8.self), "contexts/who.colored")
  }
}
