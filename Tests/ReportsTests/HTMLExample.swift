internal import Coverage
internal import Reports
internal import Source

/// A small program whose comments say what ran, for pages that fit on a screen.
enum HTMLExample {
  static let provenance = Provenance(
    program: "pycov 0.1.0", time: "2026-01-02 03:04 UTC", command: "pycov html -d htmlcov")

  static var measurement: Coverage.Measurement {
    Coverage.Measurement(files: [
      annotated("shop/__init__.py", ""),
      annotated("shop/cart.py", cart),
      annotated("shop/pay/card.py", card),
      annotated("tool.py", "import shop  # hit\n"),
    ])
  }

  static func pages(
    of measurement: Coverage.Measurement = measurement, _ options: HTMLOptions = HTMLOptions()
  ) throws -> HTMLPages {
    var list = PageList()
    try HTMLReport(options: options, provenance: provenance).write(measurement, to: &list)
    return HTMLPages(list.pages)
  }

  /// A file from its text, whose comments say what ran.
  ///
  /// `# hit`, `# miss` and `# excluded` end a statement's first line, `# more` its other lines.
  /// Every `def` and `class` is a region up to the next one.
  static func annotated(_ path: String, _ text: String) -> FileCoverage {
    var states: [String: LineSet] = ["hit": [], "miss": [], "excluded": []]
    var spans: [FirstLineMap.Span] = []
    var regions: [Region] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    for (line, content) in zip(1..., lines) {
      guard let state = content.split(separator: "# ").last.map(String.init) else { continue }
      states[state]?.insert(line)
      if state == "more" { extend(&spans, to: line) }
      if let region = region(content, at: line) {
        regions.append(region)
      } else if let last = regions.popLast() {
        let lines = states[state] == nil ? last.lines : last.lines.union([line])
        regions.append(
          Region(kind: last.kind, name: last.name, start: last.start, lines: lines))
      }
    }
    let hit = states["hit"] ?? []
    let analysis = SourceAnalysis(
      lineCount: lines.count, statements: hit.union(states["miss"] ?? []),
      excluded: states["excluded"] ?? [], docstrings: [], firstLines: FirstLineMap(spans: spans),
      regions: regions)
    return FileCoverage(path: path, text: Array(text.utf8), analysis: analysis, recorded: hit)
  }

  private static func extend(_ spans: inout [FirstLineMap.Span], to line: Int) {
    let last = spans.last.flatMap { $0.last == line - 1 ? $0 : nil }
    if last != nil { spans.removeLast() }
    spans.append(FirstLineMap.Span(first: last?.first ?? line - 1, last: line))
  }

  private static func region(_ content: Substring, at line: Int) -> Region? {
    let words = content.split { " (:".contains($0) }
    guard words.count > 1, let kind = kinds[String(words[0])] else { return nil }
    return Region(kind: kind, name: String(words[1]), start: line, lines: [])
  }

  private static let kinds: [String: Region.Kind] = ["def": .function, "class": .class]

  private static let cart = """
    \"\"\"What somebody is about to buy.\"\"\"

    import os  # hit
    from typing import TYPE_CHECKING  # hit

    if TYPE_CHECKING:  # excluded
        from shop.pay.card import Card  # excluded

    LIMIT = max(  # hit
        10,  # more
        20,  # more
    )  # more


    class Cart:  # hit
        items = []  # hit


    def total(cart):  # hit
        if not cart.items:  # hit
            return 0  # miss
        return sum(item.price for item in cart.items)  # hit


    def describe(cart):  # hit
        # Only ever called by hand.

        name = f"{cart.owner:>10} & co"  # miss
        return "<%s>" % (  # miss
            name,  # more
        )  # more

    """

  private static let card = """
    def charge(card, amount):  # hit
        if amount > 0x10 and card.number is not None:  # hit
            card.charge(amount)  # hit
        else:
            raise ValueError("nothing to charge")  # miss

    """
}
