internal import Reports
internal import TestSupport
internal import Testing

/// What only pages with branches and tests do in a browser.
@Suite(.serialized, .enabled(if: HTMLBrowser.isInstalled, HTMLBrowser.remedy))
struct `HTML details in a browser` {
  private let folder: TemporaryFolder
  private let cart: String
  private let tests: String

  init() throws {
    folder = try TemporaryFolder()
    var pages = try PageFolder(folder.path)
    try HTMLReport(
      options: HTMLOptions(showsContexts: true), provenance: HTMLExample.provenance
    ).write(HTMLDetailedExample.measurement, to: &pages)
    let names = try HTMLDetailedExample.pages().names
    cart = folder.path(try #require(names.first { $0.hasPrefix("shop_cart") }))
    tests = folder.path("test_index.html")
  }

  private let listed =
    "[...document.querySelectorAll('.tests a')].map((link) => link.textContent).join(' ')"
  private let marked = "[...document.querySelectorAll('.lit')].map((line) => line.id).join(' ')"
  private let address = "location.pathname.split('/').pop().split('-')[0] + location.hash"

  private func click(_ selector: String, _ browser: HTMLBrowser) throws {
    _ = try browser.evaluate("document.querySelector(\"\(selector)\").click()")
  }

  @Test func `no page complains`() throws {
    try HTMLBrowser.with { browser in
      for page in [folder.path("index.html"), tests, cart] {
        try browser.open(page)
        #expect(try browser.complaints() == [], "\(page)")
      }
    }
  }

  @Test func `a line shows its tests, and a test its lines`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(cart)
      try click("#t2 button", browser)
      #expect(
        try browser.evaluate(listed) == """
          tests/test_cart.py::TestCart::test_<odd>& tests/test_cart.py::test_total[1] \
          tests/test_cart.py::test_total[2] tests/test_cart.py::test_total[10]
          """)
      #expect(try browser.evaluate(marked) == "")
      try click(".tests li:nth-child(2) a", browser)
      #expect(try browser.evaluate(marked) == "t2 t4 t5")
      #expect(
        try browser.evaluate("document.getElementById('test').innerText.trim()")
          == "Lines of tests/test_cart.py::test_total[1]\\nClear".replacing("\\n", with: "\n"))
      try click("#t2 button", browser)
      #expect(try browser.evaluate(listed) == "")
      try browser.press("\u{E00C}")
      #expect(try browser.evaluate(marked) == "")
      #expect(try browser.evaluate("document.getElementById('test').hidden") == "true")
      #expect(try browser.evaluate(address) == "shop_cart_py")
    }
  }

  @Test func `a line that ran partly says which of its exits were taken`() throws {
    let marks = """
      [...document.querySelectorAll('#code p > i')]
      .map((mark) => mark.parentElement.id + ' ' + (mark.className || '=') + ' ' + mark.textContent).join('; ')
      """
    try HTMLBrowser.with { browser in
      try browser.open(cart)
      #expect(
        try browser.evaluate(marks) == """
          t2 n true → 3; t2 y false → 4; t2 = the condition was never true; t11 y true → 12; \
          t11 n false → end of Cart.add; t11 = the condition was never false; \
          t12 y next item → 13; t12 n no item left → end of Cart.add; \
          t12 = the loop never ran to its end; t16 n true → 17; t16 y false → end of the module; \
          t16 = the condition was never true
          """)
      _ = try browser.evaluate("document.querySelector('#t2 .n a').click()")
      #expect(try browser.evaluate("location.hash") == "#t3")
      #expect(
        try browser.evaluate(
          "getComputedStyle(document.querySelector('#t2 .n'), '::before').content")
          == "\"✗ \" / \"never taken: \"")
    }
  }

  @Test func `keys open the tests of the line that is shown`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(cart, "#t12")
      try browser.press("t")
      #expect(try browser.evaluate(listed) == "tests/test_cart.py::TestCart::test_<odd>&")
      #expect(
        try browser.evaluate(
          "document.activeElement.parentElement.id + ' ' + document.activeElement.ariaExpanded")
          == "t12 true")
      try browser.press("t")
      #expect(try browser.evaluate(listed) == "")
    }
  }

  @Test func `the list of tests leads to files with the lines marked`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(tests)
      try browser.press("/", "o", "d", "d")
      #expect(try browser.evaluate("shown.textContent") == "1 of 5 tests shown")
      try browser.press("\u{E007}", "\u{E007}")
      let files =
        "[...document.querySelectorAll('th li')].map((item) => item.textContent).join(';')"
      #expect(try browser.evaluate(files) == "shop/cart.py 5 lines")
      try click("th li a", browser)
      #expect(
        try browser.evaluate(address)
          == "shop_cart_py#test=tests/test_cart.py%3A%3ATestCart%3A%3Atest_%3Codd%3E%26")
      #expect(try browser.evaluate(marked) == "t2 t4 t5 t11 t12 t13")
      try click("#test a", browser)
      #expect(
        try browser.evaluate("document.activeElement.textContent")
          == "tests/test_cart.py::TestCart::test_<odd>&")
      #expect(try browser.evaluate(files) == "shop/cart.py 5 lines")
    }
  }

  @Test func `tests are sorted and added up`() throws {
    let total =
      "[...document.querySelectorAll('tfoot tr > *')].map((cell) => cell.innerText.trim()).join(' ')"
    try HTMLBrowser.with { browser in
      try browser.open(tests)
      #expect(try browser.evaluate(total) == "Total 6 2 3 ")
      try browser.press("o", "o")
      #expect(
        try browser.evaluate("document.querySelector('#rows tbody td:nth-child(4)').innerText")
          == "3"
      )
      try browser.press("/", "T", "e", "s", "t", "C", "a", "r", "t")
      #expect(try browser.evaluate(total) == "Total   3 ")
    }
  }

  @Test func `keys lead through lines that ran partly, too`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(cart)
      var seen: [String] = []
      for key in ["j", "j", "j", "k"] {
        try browser.press(key)
        seen.append(try browser.evaluate("location.hash"))
      }
      #expect(seen == ["#t2", "#t3", "#t11", "#t3"])
      try browser.press("p")
      #expect(try browser.evaluate("document.getElementById('code').className") == "show-m show-x")
    }
  }

  @Test func `branches are sorted by their keys`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(folder.path("index.html"))
      let sorted = "document.querySelector('[aria-sort]').dataset.name"
      try browser.press("b")
      #expect(try browser.evaluate(sorted) == "branch")
      try browser.press("p")
      #expect(try browser.evaluate(sorted) == "partial")
    }
  }

  @Test func `no page is wider than a telephone`() throws {
    try HTMLBrowser.with(width: 500) { browser in
      for page in [folder.path("index.html"), tests, cart] {
        try browser.open(page)
        #expect(
          try browser.evaluate("document.documentElement.scrollWidth <= innerWidth") == "true",
          "\(page)")
      }
    }
  }
}
