internal import Coverage
internal import Reports
internal import TestSupport
internal import Testing

/// What lists can do besides being sorted and filtered.
@Suite(.serialized, .enabled(if: HTMLBrowser.isInstalled, HTMLBrowser.remedy))
struct `HTML lists in a browser` {
  private let names = """
    [...document.querySelectorAll('#rows tbody tr:not(.space) th')]
    .map((cell) => cell.innerText.trim()).join(' ')
    """

  private func report(
    of measurement: Coverage.Measurement = HTMLExample.measurement, _ options: HTMLOptions = .init()
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var pages = try PageFolder(folder.path)
    try HTMLReport(options: options, provenance: HTMLExample.provenance)
      .write(measurement, to: &pages)
    return folder
  }

  @Test func `folders stay closed, by the address and from one visit to the next`() throws {
    let folder = try report()
    let index = folder.path("index.html")
    try HTMLBrowser.with { browser in
      try browser.open(index)
      try browser.press("j", "\u{E012}")
      #expect(try browser.evaluate(names) == "shop/ tool.py")
      #expect(try browser.evaluate("location.hash") == "#fold=shop/")
      try browser.open(index, "#sort=stmts")
      try browser.leave()
      try browser.open(index)
      #expect(try browser.evaluate(names) == "shop/ tool.py")
      try browser.press("e")
      #expect(try browser.evaluate(names) == "shop/ pay/ card.py __init__.py cart.py tool.py")
      try browser.press("E")
      #expect(try browser.evaluate("location.hash") == "#fold=shop/,shop/pay/")
    }
  }

  @Test func `a second column sorts what is alike in the first`() throws {
    let folder = try report()
    let click = { (name: String, shift: Bool) in
      """
      document.querySelector('[data-name=\(name)] button')
      .dispatchEvent(new MouseEvent('click', { shiftKey: \(shift), bubbles: true }))
      """
    }
    try HTMLBrowser.with { browser in
      try browser.open(folder.path("index.html"), "#flat=1")
      _ = try browser.evaluate(click("excl", false))
      _ = try browser.evaluate(click("stmts", true))
      _ = try browser.evaluate(click("stmts", true))
      #expect(
        try browser.evaluate(names)
          == "shop/pay/card.py tool.py shop/__init__.py shop/cart.py")
      #expect(
        try browser.evaluate("decodeURIComponent(location.hash)") == "#sort=excl,-stmts&flat=1")
    }
  }

  @Test func `what did not run comes first when asked`() throws {
    let folder = try report()
    try HTMLBrowser.with { browser in
      try browser.open(folder.path("index.html"))
      try browser.press("w")
      #expect(
        try browser.evaluate(names)
          == "shop/cart.py shop/pay/card.py shop/__init__.py tool.py")
    }
  }

  @Test func `the map has an area for each file that passes the filter`() throws {
    let folder = try report()
    let areas =
      "[...document.querySelectorAll('#treemap a title')].map((t) => t.textContent).join()"
    try HTMLBrowser.with { browser in
      try browser.open(folder.path("index.html"))
      try browser.press("v")
      #expect(
        try browser.evaluate(areas)
          == "shop/cart.py: 75%,shop/pay/card.py: 75%,tool.py: 100%")
      #expect(try HTMLAudit.faults(browser) == [])
      try browser.press("/", "c", "a", "r", "d")
      #expect(try browser.evaluate(areas) == "shop/pay/card.py: 75%")
      #expect(try browser.complaints() == [])
    }
  }

  @Test func `what is shown can be copied`() throws {
    let folder = try report()
    try HTMLBrowser.with { browser in
      try browser.open(folder.path("index.html"), "#filter=cart")
      try browser.press("y")
      #expect(try HTMLAudit.faults(browser) == [])
      _ = try browser.evaluate(
        """
        (window.copied = [], navigator.clipboard.writeText = async (text) => { copied.push(text); },
        document.querySelectorAll('#copy p button').forEach((button) => button.click()))
        """)
      try browser.wait(for: "copied.length === 3")
      #expect(
        try browser.evaluate("copied.join('')") == """
          | File | Stmts | Miss | Excl | Cover |
          | :-- | --: | --: | --: | --: |
          | shop/cart.py | 12 | 3 | 2 | 75 |
          File,Stmts,Miss,Excl,Cover
          shop/cart.py,12,3,2,75
          [
           {
            "file": "shop/cart.py",
            "stmts": 12,
            "miss": 3,
            "excl": 2,
            "cover": 75
           }
          ]

          """)
    }
  }

  @Test func `a page can leave out what is far from lines that did not run`() throws {
    let folder = try report()
    let shown = "[...document.querySelectorAll('#code p:not([hidden])')].map((p) => p.id).join(' ')"
    let page = try #require(
      HTMLExample.pages().names.first { $0.hasPrefix("shop_cart") })
    try HTMLBrowser.with { browser in
      try browser.open(folder.path(page))
      try browser.press("o")
      #expect(
        try browser.evaluate(shown)
          == "t18 t19 t20 t21 t22 t23 t24 t25 t26 t27 t28 t29 t30 t31")
      try browser.open(folder.path(page))
      #expect(try browser.evaluate("document.getElementById('only').ariaPressed") == "true")
      try browser.press("o")
      #expect(try browser.evaluate("document.querySelectorAll('#code p[hidden]').length") == "0")
    }
  }

  @Test(arguments: [HTMLLayout.pages, .single])
  func `files are added up by their owners`(layout: HTMLLayout) throws {
    let owners = CodeOwners("shop/ @sales @till\nshop/pay/ @till")
    let folder = try report(HTMLOptions(owners: owners, layout: layout))
    let rows = """
      [...document.querySelectorAll('#owners tbody tr')].map((row) =>
      [...row.cells].map((cell) => cell.innerText.trim()).join(' ')).join()
      """
    try HTMLBrowser.with { browser in
      try browser.open(folder.path("index.html"))
      try browser.wait(for: "document.getElementById('shown')?.textContent")
      try browser.press("i")
      #expect(
        try browser.evaluate(rows)
          == "@sales 2 12 3 2 75%,@till 3 16 4 2 75%,nobody 1 1 0 0 100%")
      #expect(try HTMLAudit.faults(browser) == [])
      _ = try browser.evaluate("document.querySelector('#owners tbody button').click()")
      #expect(try browser.evaluate(names) == "shop/ __init__.py cart.py")
      #expect(try browser.complaints() == [])
    }
  }

  @Test func `lines lead to where they can be edited`() throws {
    let folder = try report(HTMLOptions(sourceLink: "editor://work/{path}:{line}"))
    let page = try #require(
      HTMLExample.pages().names.first { $0.hasPrefix("shop_cart") })
    try HTMLBrowser.with { browser in
      try browser.open(folder.path(page))
      let link = "document.getElementById('source').href"
      #expect(try browser.evaluate(link) == "editor://work/shop/cart.py:1")
      try browser.press("1")
      _ = try browser.evaluate("document.getElementById('source').focus()")
      #expect(try browser.evaluate(link) == "editor://work/shop/cart.py:21")
    }
  }

  @Test func `more contrast is a theme of its own`() throws {
    let folder = try report()
    try HTMLBrowser.with(scheme: "dark") { browser in
      try browser.open(folder.path("index.html"))
      try browser.press("d", "d", "d")
      #expect(
        try browser.evaluate("getComputedStyle(document.documentElement).backgroundColor")
          == "rgb(0, 0, 0)")
      #expect(try HTMLAudit.faults(browser) == [])
    }
  }

  @Test(arguments: [HTMLLayout.pages, .shards])
  func `of a long list the rows in sight alone are in the page`(layout: HTMLLayout) throws {
    let files = (1000..<2500).map { HTMLExample.annotated("a\($0).py", "x = 1  # hit\n") }
    let folder = try report(
      of: Coverage.Measurement(files: files), HTMLOptions(layout: layout))
    try HTMLBrowser.with { browser in
      try browser.open(folder.path("index.html"))
      try browser.wait(for: "document.getElementById('shown')?.textContent")
      let count = "document.querySelectorAll('#rows tbody tr').length < 120"
      #expect(try browser.evaluate(count) == "true")
      #expect(try browser.evaluate("shown.textContent") == "1500 files")
      _ = try browser.evaluate("scrollTo(0, 1e9)")
      try browser.wait(for: "document.querySelector('#rows').innerText.includes('a2499.py')")
      #expect(try browser.evaluate(count) == "true")
      _ = try browser.evaluate("scrollTo(0, 0)")
      try browser.wait(for: "document.querySelector('#rows').innerText.includes('a1000.py')")
      for _ in 0..<60 { try browser.press("j") }
      #expect(try browser.evaluate("document.activeElement.innerText") == "a1059.py")
      try browser.press("0", "n")
      try browser.wait(for: "document.querySelector('#rows tbody th').innerText === 'a2499.py'")
      #expect(try HTMLAudit.faults(browser) == [])
    }
  }
}
