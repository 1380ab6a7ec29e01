internal import Coverage
internal import Reports
internal import Source

/// A program with branches and tests, for what only such pages show.
enum HTMLDetailedExample {
  static var measurement: Coverage.Measurement {
    Coverage.Measurement(
      files: [
        file(
          "shop/cart.py", cart,
          arcs: [
            (-1, 1), (1, 9), (9, 10), (10, 15), (15, 16), (16, -1), (-1, 2), (2, 4), (4, -1),
            (-10, 11),
            (11, 12), (12, 13), (13, -10),
          ],
          contexts: [
            "": [1, 9, 10, 15, 16], "tests/test_cart.py::test_total[1]|run": [2, 4, 5],
            "tests/test_cart.py::test_total[2]|run": [2, 4, 5],
            "tests/test_cart.py::test_total[10]|run": [2, 4, 5],
            "tests/test_cart.py::TestCart::test_<odd>&|setup": [11],
            "tests/test_cart.py::TestCart::test_<odd>&|run": [2, 4, 11, 12, 13],
          ]),
        file(
          "shop/pay.py", "def pay(card): return card\n\n\nif pay:\n    pay(1)\n",
          arcs: [(-1, 1), (1, 4), (4, 5), (5, -1), (-1, 1), (1, -1)],
          contexts: ["": [1, 4, 5], "tests/test_pay.py::test_pay|run": [1]]),
      ], hasBranches: true)
  }

  static func pages() throws -> HTMLPages {
    try HTMLExample.pages(of: measurement, HTMLOptions(showsContexts: true))
  }

  private static func file(
    _ path: String, _ text: String, arcs: [(Int, Int)], contexts: [String: LineSet]
  ) -> FileCoverage {
    let bytes = Array(text.utf8)
    let analyzer = SourceAnalyzer(
      version: .python313, exclusions: nil, branches: BranchOptions())
    guard let source = try? SourceText(decoding: bytes),
      let analysis = try? analyzer.analyze(source)
    else { preconditionFailure("the example is Python") }
    let arcs = Set(arcs.map { RecordedArc(from: $0.0, to: $0.1) })
    let lines = LineSet(arcs.flatMap { [$0.source, $0.destination] }.filter { $0 > 0 })
    return FileCoverage(
      path: path, text: bytes, analysis: analysis, recorded: lines, arcs: arcs,
      contexts: FileContexts(contexts))
  }

  private static let cart = """
    def total(items):
        if items is None:
            return 0
        return sum(
            items)

    # Where things are kept.

    class Cart:
        def add(self, item):
            if item:
                for each in item:
                    self.items.append(each)


    if __name__ != "__main__":
        Cart.limit = 10

    """
}
