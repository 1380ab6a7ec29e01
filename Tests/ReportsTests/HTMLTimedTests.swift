internal import Reports
internal import TestSupport
internal import Testing

/// The columns of times that a profile adds to the pages of a coverage report.
@Suite struct `HTML report with times` {
  @Test(arguments: ["index.html", "function_index.html", "class_index.html", "test_index.html"])
  func `has their columns`(name: String) throws {
    let page = try HTMLTimedExample.pages().text(name)
    let table = try #require(page.firstMatch(of: /(?s)<main>.*<\/main>/)).output
    try expectGolden(String(table), "html/timed-\(name)")
  }

  @Test func `has no column of times without a profile`() throws {
    for page in try HTMLDetailedExample.pages().documents {
      #expect(!page.text.contains("data-measured"), "in \(page.name)")
      #expect(!page.text.contains(">Time<"), "in \(page.name)")
    }
  }
}

/// The same as a browser shows it, in every layout.
@Suite(.serialized, .enabled(if: HTMLBrowser.isInstalled, HTMLBrowser.remedy))
struct `HTML report with times in a browser` {
  private static let layouts: [HTMLLayout] = [.pages, .shards, .single]

  private let cells = """
    [...document.querySelectorAll('#rows tbody tr:not(.space) > *, #rows tfoot tr > *')]
    .map((cell) => cell.innerText.trim()).join('|')
    """
  private let names = """
    [...document.querySelectorAll('#rows tbody tr:not(.space) th')]
    .map((cell) => cell.innerText.trim()).join(' ')
    """

  private struct Report {
    let layout: HTMLLayout
    let folder: TemporaryFolder

    init(_ layout: HTMLLayout) throws {
      self.layout = layout
      folder = try TemporaryFolder()
      var pages = try PageFolder(folder.path)
      try HTMLTimedExample.report(layout).write(HTMLDetailedExample.measurement, to: &pages)
    }

    func open(_ page: String, _ hash: String = "", in browser: HTMLBrowser) throws {
      try browser.leave()
      if layout == .single {
        try browser.open(
          folder.path("index.html"), "#page=\(page).html" + (hash.isEmpty ? "" : "&\(hash)"))
      } else {
        try browser.open(folder.path("\(page).html"), hash.isEmpty ? "" : "#\(hash)")
      }
      try browser.wait(for: "document.getElementById('shown')?.textContent")
    }

    /// Opens the page of cart.py.
    func openFile(in browser: HTMLBrowser) throws {
      try browser.leave()
      switch layout {
      case .pages:
        let names = try HTMLTimedExample.pages().names
        try browser.open(folder.path(try #require(names.first { $0.hasPrefix("shop_cart") })))
      case .shards: try browser.open(folder.path("file.html"), "#f=shop/cart.py")
      case .single: try browser.open(folder.path("index.html"), "#page=file.html&f=shop/cart.py")
      }
      try browser.wait(for: "document.querySelector('#map')")
    }
  }

  private static let lists = ["index", "function_index", "class_index", "test_index"]

  @Test(arguments: lists) func `lists say the same in every layout`(list: String) throws {
    var texts: [String] = []
    for layout in Self.layouts {
      let report = try Report(layout)
      try HTMLBrowser.with { browser in
        try report.open(list, in: browser)
        texts.append(try browser.evaluate(cells))
        #expect(try HTMLAudit.faults(browser) == [], "\(layout)")
        #expect(try browser.complaints() == [], "\(layout)")
        #expect(try browser.requests() == [], "\(layout)")
      }
    }
    #expect(texts[0].contains("|63.9%|") || texts[0].contains(" ms|"), "\(texts[0])")
    #expect(texts[1] == texts[0])
    #expect(texts[2] == texts[0])
  }

  @Test(arguments: layouts)
  func `times are sorted, filtered and added up`(layout: HTMLLayout) throws {
    let report = try Report(layout)
    let total =
      "[...document.querySelectorAll('tfoot td')].slice(-3, -1).map((cell) => cell.innerText).join()"
    try HTMLBrowser.with { browser in
      try report.open("function_index", in: browser)
      #expect(try browser.evaluate(total) == "10.7 ms,68.1%")
      try browser.press("a")
      #expect(
        try browser.evaluate(names)
          == "total Cart.add pay outside every function outside every function"
      )
      try browser.press("/", "t", "i", "m", "e", ">", "0", ".", "9", "m", "s")
      #expect(try browser.evaluate(names) == "total Cart.add")
      #expect(try browser.evaluate(total) == "10.1 ms,64.5%")
      try report.open("function_index", "filter=share>10", in: browser)
      #expect(try browser.evaluate(names) == "total")
    }
  }

  @Test(arguments: layouts) func `what is hot and untested is picked`(layout: HTMLLayout) throws {
    let report = try Report(layout)
    try HTMLBrowser.with { browser in
      try report.open("index", in: browser)
      try browser.press("z")
      #expect(try browser.evaluate(names) == "shop/cart.py")
      #expect(try browser.evaluate("filter.value") == "share>=1 miss>0")
      try browser.press("z")
      #expect(try browser.evaluate("filter.value") == "")
    }
  }

  @Test(arguments: layouts)
  func `tests are picked that run the same, and the slowest come first`(layout: HTMLLayout) throws {
    let report = try Report(layout)
    try HTMLBrowser.with { browser in
      try report.open("test_index", in: browser)
      try browser.press("w")
      #expect(
        try browser.evaluate(names).hasPrefix(
          "tests/test_cart.py::test_total[1] tests/test_cart.py::TestCart::test_<odd>& "))
      try browser.press("z")
      #expect(
        try browser.evaluate(names) == """
          tests/test_cart.py::test_total[1] tests/test_cart.py::test_total[2] \
          tests/test_cart.py::test_total[10]
          """)
      try browser.press("j", "\u{E007}")
      try browser.wait(for: "document.querySelector('th li li a')")
      let twins =
        "[...document.querySelectorAll('th li li')].map((item) => item.innerText).join(' ')"
      #expect(
        try browser.evaluate(twins)
          == "tests/test_cart.py::test_total[2] tests/test_cart.py::test_total[10]")
      _ = try browser.evaluate("document.querySelector('th li li:last-child a').click()")
      try browser.wait(for: "document.querySelectorAll('th li li').length > 2")
      #expect(
        try browser.evaluate("document.activeElement.textContent")
          == "tests/test_cart.py::test_total[10]")
    }
  }

  @Test func `lines have the same figures in every layout`() throws {
    var codes: [String] = []
    for layout in Self.layouts {
      let report = try Report(layout)
      try HTMLBrowser.with { browser in
        try report.openFile(in: browser)
        codes.append(
          try browser.evaluate(
            """
            document.getElementById('code').innerHTML.trim() + document.querySelector('.top').innerText
            + document.body.classList.contains('timed')
            """))
        #expect(try HTMLAudit.faults(browser) == [], "\(layout)")
        #expect(try browser.complaints() == [], "\(layout)")
      }
    }
    #expect(codes[0].contains("class=\"t\""))
    #expect(codes[1] == codes[0])
    #expect(codes[2] == codes[0])
  }

  @Test func `areas of the map are statements or time`() throws {
    let report = try Report(.pages)
    let label = "document.querySelector('#treemap > svg').getAttribute('aria-label')"
    try HTMLBrowser.with { browser in
      try report.open("index", in: browser)
      try browser.press("v")
      #expect(try browser.evaluate(label) == "Files by their statements")
      let time = "#treemap .views button:last-child"
      _ = try browser.evaluate("document.querySelector('\(time)').click()")
      #expect(try browser.evaluate(label) == "Files by their time")
      #expect(try HTMLAudit.faults(browser) == [])
    }
  }
}
