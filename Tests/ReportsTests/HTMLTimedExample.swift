internal import Coverage
internal import ProfileExamples
internal import Profiler
internal import Reports

/// The program of `HTMLDetailedExample` with a profile of it.
enum HTMLTimedExample {
  static let times = LineTimes(ProfileAnalysis(profile), root: "/srv")

  static func report(_ layout: HTMLLayout? = nil) -> HTMLReport {
    HTMLReport(
      options: HTMLOptions(showsContexts: true, layout: layout),
      provenance: HTMLExample.provenance, times: times)
  }

  static func pages() throws -> HTMLPages {
    var list = PageList()
    try report().write(HTMLDetailedExample.measurement, to: &list)
    return HTMLPages(list.pages)
  }

  /// Functions of the text, a class's body and a generator expression of it, and one of a library.
  private static let functions = [
    ProfiledFunction(kind: .thread, name: "MainThread", qualifiedName: "MainThread"),
    python("<module>", 1, 17), python("total", 1, 5), python("Cart.add", 10, 13),
    python("Cart", 9, 13), python("total.<locals>.<genexpr>", 4, 5),
    python("pay", 1, 1, "/srv/shop/pay.py"),
    python("loads", 1, 9, "/usr/lib/python3.13/json/__init__.py"),
  ]

  private static func python(
    _ name: String, _ first: Int, _ last: Int, _ file: String = "/srv/shop/cart.py"
  ) -> ProfiledFunction {
    ProfiledFunction(
      kind: .python, file: file, firstLine: first, lastLine: last,
      name: name.split(separator: ".").last.map(String.init) ?? name, qualifiedName: name,
      module: "shop")
  }

  private static let profile = Profile(
    run: Example.profile.run, functions: functions,
    tree: CallTree([
      CallNode(function: 0, parent: nil),
      CallNode(function: 1, parent: 0, calls: 1, own: 50_000),
      CallNode(function: 2, parent: 1, calls: 3, own: 9_000_000),
      CallNode(function: 3, parent: 1, calls: 2, own: 1_000_000),
      CallNode(function: 4, parent: 1, calls: 1, own: 10_000),
      CallNode(function: 5, parent: 2, calls: 3, own: 100_000),
      CallNode(function: 6, parent: 1, calls: 1, own: 500_000),
      CallNode(function: 7, parent: 6, calls: 1, own: 5_000_000),
    ]),
    lines: [
      FunctionLines(
        function: 2,
        lines: [
          LineTiming(
            line: 2, lastLine: 2, hits: 3, own: 3_000, shortest: 900, longest: 1_100,
            overhead: 9_000),
          LineTiming(line: 3, lastLine: 3),
          LineTiming(
            line: 4, lastLine: 5, hits: 3, own: 8_900_000, shortest: 1_000_000, longest: 6_000_000),
        ])
    ],
    tests: [
      timing("test_total[1]", 8_000_000), timing("test_total[2]", 1_000_000),
      timing("test_total[10]", 1_500_000), timing("TestCart::test_<odd>&", 2_000_000),
    ])

  private static func timing(_ name: String, _ duration: Int) -> TestTiming {
    TestTiming(label: "tests/test_cart.py::\(name)|run", duration: duration)
  }
}
