import Files
import Foundation
import TestSupport
import Testing

/// What `pyprof html` makes of a recorded run of pytest, as a browser shows it.
@Suite(.serialized, .enabled(if: HTMLBrowser.isInstalled, HTMLBrowser.remedy))
struct `Pages of a recorded profile` {
  private static let source = """
    def square(n):
        return n * n

    def squares(count):
        total = 0
        for n in range(count):
            total += square(n)
        total += square(count)
        return total

    """
  private static let tests = """
    from app import squares

    def test_few():
        assert squares(2) == 5

    def test_many():
        assert squares(2000) > 5

    """

  private enum Layout: CaseIterable {
    case folder
    case single
  }

  private struct Pages {
    let program: ProfiledProgram
    let layout: Layout

    init(_ layout: Layout) throws {
      self.layout = layout
      program = try ProfiledProgram([
        "app.py": `Pages of a recorded profile`.source,
        "test_app.py": `Pages of a recorded profile`.tests,
      ])
      try program.record(
        ProfiledProgram.tools,
        ["--lines", "app", "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_app.py"])
      let outcome = try program.run(
        [ProfiledProgram.pyprof, "html"] + (layout == .single ? ["--single-file"] : []))
      #expect(outcome.output == "wrote the profile's pages to 'htmlprof/index.html'\n")
    }

    func open(_ page: String, _ hash: String = "", in browser: HTMLBrowser) throws {
      try browser.leave()
      let index = program.folder.path("htmlprof/index.html")
      if layout == .single {
        try browser.open(index, "#page=\(page).html" + (hash.isEmpty ? "" : "&\(hash)"))
      } else {
        try browser.open(
          program.folder.path("htmlprof/\(page).html"), hash.isEmpty ? "" : "#\(hash)")
      }
      try browser.wait(for: "document.querySelector('.filter')?.hidden === false")
    }
  }

  private static let lists = ["index", "calls", "files", "lines", "tests"]

  /// Whether the recorder's Python has pytest.
  private static let hasTools =
    (try? Command([ProfiledProgram.tools, "-c", "import pytest"]).run().code) == 0
  private static let remedy: Comment = "PYCOV_TEST_COVERAGE_PY names no Python with pytest"

  private let line = "document.querySelector('#code p:is(:target, .target)')"

  @Test(.enabled(if: hasTools, remedy), arguments: Layout.allCases)
  private func `show a run from its functions to its lines`(layout: Layout) throws {
    let pages = try Pages(layout)
    try HTMLBrowser.with { browser in
      try pages.open("index", "filter=app.py:+calls>1", in: browser)
      try browser.press("c")
      let rows = """
        [...document.querySelectorAll('#rows tbody tr')]
        .map((row) => row.querySelector('a').textContent + ' ' + row.cells[1].textContent).join()
        """
      #expect(try browser.evaluate(rows) == "square 2,004,squares 2")
      _ = try browser.evaluate("document.querySelector('#rows tbody a').click()")
      try browser.wait(for: line)
      #expect(try browser.evaluate("\(line).id") == "t1")
      let hits = "document.querySelector('#t7 .t span').textContent"
      #expect(try browser.evaluate(hits) == "2,002")
      #expect(try browser.complaints() == [])
      #expect(try browser.requests() == [])
    }
  }

  @Test(.enabled(if: hasTools, remedy), arguments: Layout.allCases)
  private func `find functions in the graphs and say where they were called`(
    layout: Layout
  ) throws {
    let pages = try Pages(layout)
    try HTMLBrowser.with { browser in
      for view in ["flame", "icicle"] {
        try pages.open("calls", "view=\(view)", in: browser)
        try browser.press("/", "s", "q", "u", "a", "r", "e", "s")
        let found = "document.getElementById('found').textContent.replace(/with.*/, '')"
        #expect(try browser.evaluate(found) == "1 function found, ")
        try browser.press("\u{E007}")
        let said = "document.querySelector('#said b').textContent"
        #expect(try browser.evaluate(said) == "squares")
        _ = try browser.evaluate("document.querySelector('#said a').click()")
        try browser.wait(for: line)
        #expect(try browser.evaluate("\(line).id") == "t4")
      }
      try pages.open("calls", "find=squares", in: browser)
      try browser.press("n", "\u{E014}")
      let lines = """
        [...document.querySelectorAll('.lines')].map((note) => note.textContent)
        .filter((text) => text.includes('2,000')).map((text) => text.replace(/, [\\d.]+ [nµm]?s/g, '')).join(' | ')
        """
      #expect(
        try browser.evaluate(lines) == "from lines 7 (2,000 calls), 8 (1 call)")
      _ = try browser.evaluate(
        "[...document.querySelectorAll('.lines a')].find((link) => link.textContent === '7').click()"
      )
      try browser.wait(for: line)
      #expect(try browser.evaluate("\(line).id") == "t7")
      #expect(try browser.complaints() == [])
      #expect(try browser.requests() == [])
    }
  }

  @Test(.enabled(if: hasTools, remedy), arguments: Layout.allCases)
  private func `show what each test took, and in which functions`(layout: Layout) throws {
    let pages = try Pages(layout)
    try HTMLBrowser.with { browser in
      try pages.open("tests", in: browser)
      let names =
        "[...document.querySelectorAll('#rows tbody th a')].map((link) => link.textContent).join()"
      try browser.press("n")
      #expect(try browser.evaluate(names) == "test_app.py::test_few,test_app.py::test_many")
      try pages.open("tests", "test=test_app.py::test_many", in: browser)
      try browser.wait(for: "document.querySelector('.shares')")
      let squares = """
        [...document.querySelectorAll('.shares li')].map((item) => item.textContent)
        .find((text) => text.includes('squares')).endsWith(' squares 1 call')
        """
      #expect(try browser.evaluate(squares) == "true")
      _ = try browser.evaluate(
        "[...document.querySelectorAll('.shares a')].find((link) => link.textContent === 'square').click()"
      )
      try browser.wait(for: line)
      #expect(try browser.evaluate("\(line).id") == "t1")
    }
  }

  @Test(.enabled(if: hasTools, remedy), arguments: Layout.allCases)
  private func `pass the audit in light and dark, and on a telephone`(layout: Layout) throws {
    let pages = try Pages(layout)
    for (scheme, width) in [("light", 1280), ("dark", 1280), ("light", 500)] {
      try HTMLBrowser.with(width: width, scheme: scheme) { browser in
        for page in Self.lists {
          try pages.open(page, in: browser)
          #expect(try HTMLAudit.faults(browser) == [], "\(page), \(scheme)")
          #expect(
            try browser.evaluate("document.documentElement.scrollWidth <= innerWidth") == "true",
            "\(page), \(width)")
          #expect(try browser.complaints() == [], "\(page)")
          #expect(try browser.requests() == [], "\(page)")
        }
        let ground = "getComputedStyle(document.documentElement).backgroundColor"
        let expected = scheme == "dark" ? "rgb(17, 21, 27)" : "rgb(255, 255, 255)"
        #expect(try browser.evaluate(ground) == expected)
      }
    }
  }
}
