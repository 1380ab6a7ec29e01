internal import Reports
internal import TestSupport
internal import Testing

/// The pages as a browser shows them, opened from files.
@Suite(.serialized, .enabled(if: HTMLBrowser.isInstalled, HTMLBrowser.remedy))
struct `HTML report in a browser` {
  private let folder: TemporaryFolder
  private let index: String
  private let cart: String

  init() throws {
    folder = try TemporaryFolder()
    var pages = try PageFolder(folder.path)
    try HTMLReport(provenance: HTMLExample.provenance).write(HTMLExample.measurement, to: &pages)
    index = folder.path("index.html")
    let names = try HTMLExample.pages().names
    cart = folder.path(try #require(names.first { $0.hasPrefix("shop_cart") }))
  }

  /// The names of the rows that are shown, in their order.
  private let names = """
    [...document.querySelectorAll('#rows tbody tr:not([hidden]) th')]
    .map((cell) => cell.innerText.trim()).join(' ')
    """
  private let address = "location.pathname.split('/').pop().split('-')[0] + location.hash"

  @Test func `no page complains`() throws {
    try HTMLBrowser.with { browser in
      for page in ["index.html", "function_index.html", "class_index.html"] {
        try browser.open(folder.path(page))
        #expect(try browser.complaints() == [], "\(page)")
      }
      try browser.open(cart)
      #expect(try browser.complaints() == [])
    }
  }

  @Test func `styles and scripts are let in by the policy`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(cart)
      let position = "getComputedStyle(document.querySelector('header')).position"
      #expect(try browser.evaluate(position) == "sticky")
      #expect(try browser.evaluate("document.querySelector('.tools').hidden") == "false")
    }
  }

  @Test func `keys and heads sort, and heads say how`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(index)
      #expect(try browser.evaluate(names) == "shop/ pay/ card.py __init__.py cart.py tool.py")
      try browser.press("m", "m")
      #expect(try browser.evaluate(names) == "shop/ pay/ card.py cart.py __init__.py tool.py")
      #expect(try browser.evaluate(sorted) == "miss descending")
      #expect(try browser.evaluate(address) == "index.html#sort=-miss")
      try browser.press("t")
      #expect(
        try browser.evaluate(names)
          == "shop/cart.py shop/pay/card.py shop/__init__.py tool.py")
      _ = try browser.evaluate("document.querySelector('[data-name=stmts] button').click()")
      #expect(
        try browser.evaluate(names)
          == "shop/__init__.py tool.py shop/pay/card.py shop/cart.py")
      #expect(try browser.evaluate(sorted) == "stmts ascending")
    }
  }

  private let sorted = """
    [...document.querySelectorAll('[aria-sort]')]
    .map((head) => head.dataset.name + ' ' + head.ariaSort).join()
    """

  @Test func `a filter takes words and figures, and the total follows`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(index)
      try browser.press("/", "c", "a", "r", " ", "m", "i", "s", "s", ">", "2")
      #expect(try browser.evaluate(names) == "shop/ cart.py")
      #expect(try browser.evaluate(total) == "Total 12 3 2 75%")
      #expect(try browser.evaluate("shown.textContent") == "1 of 4 files shown")
      try browser.press("\u{E00C}")
      #expect(try browser.evaluate(total) == "Total 17 4 2 76%")
      try browser.press("h")
      #expect(try browser.evaluate(names) == "shop/ pay/ card.py cart.py")
      #expect(try browser.evaluate(address) == "index.html#hide=1")
    }
  }

  private let total =
    "[...document.querySelectorAll('tfoot tr > *')].map((cell) => cell.innerText.trim()).join(' ')"

  @Test func `the view is shared by its address and remembered without one`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(index, "#sort=-cover&flat=1&filter=py")
      #expect(try browser.evaluate(sorted) == "cover descending")
      #expect(try browser.evaluate("filter.value") == "py")
      try browser.press("c")
      try browser.open(folder.path("class_index.html"))
      #expect(try browser.evaluate(sorted) == "cover ascending")
      try browser.open(index)
      #expect(try browser.evaluate(sorted) == "cover ascending")
      #expect(
        try browser.evaluate(names)
          == "shop/pay/card.py shop/cart.py shop/__init__.py tool.py")
    }
  }

  @Test func `one row is in the tab order; keys move to the others and open them`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(index)
      #expect(
        try browser.evaluate("document.querySelectorAll('tbody [tabindex=\"0\"]').length")
          == "1")
      try browser.press("j", "j", "j")
      #expect(try browser.evaluate("document.activeElement.innerText") == "card.py")
      try browser.press("k", " ")
      #expect(try browser.evaluate(names) == "shop/ pay/ __init__.py cart.py tool.py")
      try browser.press("j", "\u{E007}")
      #expect(try browser.evaluate(address) == "shop___init___py")
      try browser.press("]")
      #expect(try browser.evaluate(address) == "shop_cart_py")
      try browser.press("u")
      try browser.press("]")
      #expect(try browser.evaluate(address) == "function_index.html")
    }
  }

  @Test func `keys lead through what did not run`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(cart)
      var seen: [String] = []
      for key in ["j", "j", "j", "k", "1", "n", "k"] {
        try browser.press(key)
        seen.append(try browser.evaluate("location.hash"))
      }
      #expect(seen == ["#t21", "#t28", "#t28", "#t21", "#t21", "#t28", "#t21"])
      #expect(
        try browser.evaluate("[...document.querySelectorAll('.here')].map((p) => p.id)")
          == "t21")
    }
  }

  @Test func `shading goes on and off and is remembered`() throws {
    let shades = "document.getElementById('code').className"
    try HTMLBrowser.with { browser in
      try browser.open(cart)
      try browser.press("r", "m")
      #expect(try browser.evaluate(shades) == "show-x show-r")
      try browser.open(cart)
      #expect(try browser.evaluate(shades) == "show-x show-r")
      #expect(
        try browser.evaluate(
          "[...document.querySelectorAll('.states [data-state]')].map((b) => b.ariaPressed)")
          == "true,false,true")
    }
  }

  @Test func `the theme follows the system until a reader chooses`() throws {
    let ground = "getComputedStyle(document.documentElement).backgroundColor"
    try HTMLBrowser.with(scheme: "dark") { browser in
      try browser.open(index)
      #expect(try browser.evaluate(ground) == "rgb(17, 21, 27)")
      try browser.press("d")
      #expect(try browser.evaluate(ground) == "rgb(255, 255, 255)")
      try browser.open(cart)
      #expect(try browser.evaluate(ground) == "rgb(255, 255, 255)")
    }
  }

  @Test func `help opens, takes the keys and closes`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(index)
      try browser.press("?", "m")
      #expect(
        try browser.evaluate(
          "help.open + ' ' + document.querySelector('[aria-sort]').dataset.name") == "true file")
      try browser.press("\u{E00C}")
      #expect(try browser.evaluate("help.open") == "false")
    }
  }

  @Test func `no page is wider than a telephone`() throws {
    try HTMLBrowser.with(width: 500) { browser in
      for page in [index, cart, folder.path("function_index.html")] {
        try browser.open(page)
        #expect(
          try browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
            == "true", "\(page)")
      }
    }
  }
}
