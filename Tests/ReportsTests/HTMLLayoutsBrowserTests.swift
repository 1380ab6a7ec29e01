internal import Coverage
internal import Reports
internal import TestSupport
internal import Testing

/// The three layouts of a report, which a reader should hardly tell apart.
@Suite(.serialized, .enabled(if: HTMLBrowser.isInstalled, HTMLBrowser.remedy))
struct `HTML layouts in a browser` {
  /// The address of each page of a report in one layout.
  private struct Addresses {
    let layout: HTMLLayout
    let folder: TemporaryFolder

    init(_ layout: HTMLLayout) throws {
      self.layout = layout
      folder = try TemporaryFolder()
      var pages = try PageFolder(folder.path)
      try HTMLReport(
        options: HTMLOptions(showsContexts: true, layout: layout),
        provenance: HTMLExample.provenance
      ).write(HTMLDetailedExample.measurement, to: &pages)
    }

    /// Opens a list, or `file` for the page of cart.py, and waits for what it shows.
    func open(_ page: String, _ values: String = "", in browser: HTMLBrowser) throws {
      try browser.leave()
      switch (page, layout) {
      case ("file", .pages):
        let names = try HTMLDetailedExample.pages().names
        let name = try #require(names.first { $0.hasPrefix("shop_cart") })
        try browser.open(folder.path(name), values.isEmpty ? "" : "#\(values)")
      case ("file", _):
        let hash = "f=shop/cart.py" + (values.isEmpty ? "" : "&\(values)")
        try open("file.html", hash: hash, browser)
      default: try open("\(page).html", hash: values, browser)
      }
      try browser.wait(
        for: page == "file"
          ? "document.querySelector('#map')" : "document.getElementById('shown')?.textContent")
    }

    private func open(_ name: String, hash: String, _ browser: HTMLBrowser) throws {
      if layout == .single {
        let rest = hash.isEmpty ? "" : "&\(hash)"
        return try browser.open(folder.path("index.html"), "#page=\(name)\(rest)")
      }
      try browser.open(folder.path(name), hash.isEmpty ? "" : "#\(hash)")
    }
  }

  private static let layouts: [HTMLLayout] = [.pages, .shards, .single]
  private static let lists = ["index", "function_index", "class_index", "test_index"]

  private let names = """
    [...document.querySelectorAll('#rows tbody tr:not(.space) th')]
    .map((cell) => cell.innerText.trim()).join(' ')
    """
  private let cells =
    "[...document.querySelectorAll('#rows tr > *')].map((cell) => cell.innerText.trim()).join(' ')"

  @Test(arguments: layouts)
  func `no page complains, asks the network or fails the audit`(layout: HTMLLayout) throws {
    let addresses = try Addresses(layout)
    for scheme in ["light", "dark"] {
      try HTMLBrowser.with(scheme: scheme) { browser in
        for page in Self.lists + ["file"] {
          try addresses.open(page, in: browser)
          #expect(try HTMLAudit.faults(browser) == [], "\(page), \(scheme)")
          #expect(try browser.complaints() == [], "\(page)")
          #expect(try browser.requests() == [], "\(page)")
        }
      }
    }
  }

  @Test(arguments: lists) func `lists say the same in every layout`(list: String) throws {
    var texts: [String] = []
    for layout in Self.layouts {
      let addresses = try Addresses(layout)
      try HTMLBrowser.with { browser in
        try addresses.open(list, in: browser)
        texts.append(try browser.evaluate(cells))
      }
    }
    #expect(texts[0].isEmpty == false)
    #expect(texts[1] == texts[0])
    #expect(texts[2] == texts[0])
  }

  @Test func `a file's lines have the same markup in every layout`() throws {
    var codes: [String] = []
    for layout in Self.layouts {
      let addresses = try Addresses(layout)
      try HTMLBrowser.with { browser in
        try addresses.open("file", in: browser)
        codes.append(
          try browser.evaluate(
            """
            document.getElementById('code').innerHTML.trim() + document.querySelector('.top').innerText
            """))
      }
    }
    #expect(codes[0].isEmpty == false)
    #expect(codes[1] == codes[0])
    #expect(codes[2] == codes[0])
  }

  @Test(arguments: layouts) func `the search leads to a function`(layout: HTMLLayout) throws {
    let addresses = try Addresses(layout)
    try HTMLBrowser.with { browser in
      try addresses.open("index", in: browser)
      try browser.press("g")
      try browser.press("c", "a", "d", "d")
      try browser.wait(for: "document.querySelector('#found li')")
      let found = "document.querySelector('#found [aria-selected=true]').innerText"
      #expect(try browser.evaluate(found) == "Cart.add\nfunction in shop/cart.py")
      #expect(try HTMLAudit.faults(browser) == [])
      try browser.press("\u{E007}")
      try browser.wait(for: "document.querySelector('#code p:is(:target, .target)')")
      let target = "document.querySelector('#code p:is(:target, .target)').id"
      #expect(try browser.evaluate(target) == "t10")
      #expect(try browser.complaints() == [])
    }
  }

  @Test(arguments: layouts) func `tests lead to their lines and back`(layout: HTMLLayout) throws {
    let addresses = try Addresses(layout)
    let marked = "[...document.querySelectorAll('.lit')].map((line) => line.id).join(' ')"
    try HTMLBrowser.with { browser in
      try addresses.open("file", "test=tests/test_cart.py::test_total[1]", in: browser)
      try browser.wait(for: "document.querySelector('.lit')")
      #expect(try browser.evaluate(marked) == "t2 t4 t5")
      _ = try browser.evaluate("document.querySelector('#test a').click()")
      try browser.wait(for: "document.querySelector('#rows th li a')")
      #expect(
        try browser.evaluate("document.activeElement.textContent")
          == "tests/test_cart.py::test_total[1]")
      _ = try browser.evaluate("document.querySelector('#rows th li a').click()")
      try browser.wait(for: "document.querySelector('.lit')")
      #expect(try browser.evaluate(marked) == "t2 t4 t5")
    }
  }

  @Test(arguments: [HTMLLayout.shards, .single])
  func `lines and neighbours have addresses`(layout: HTMLLayout) throws {
    let addresses = try Addresses(layout)
    let hash = "decodeURIComponent(location.hash).replace('page=file.html&', '')"
    try HTMLBrowser.with { browser in
      try addresses.open("file", "L=4", in: browser)
      #expect(try browser.evaluate("document.querySelector('.target').id") == "t4")
      try browser.press("1")
      #expect(try browser.evaluate(hash) == "#f=shop/cart.py&L=2")
      _ = try browser.evaluate("document.querySelector('#t12 a').click()")
      #expect(try browser.evaluate(hash) == "#f=shop/cart.py&L=12")
      #expect(try browser.evaluate("document.querySelector('.target').id") == "t12")
      try browser.press("]")
      try browser.wait(for: "document.title.startsWith('pay.py')")
      #expect(try browser.evaluate(hash) == "#f=shop/pay.py")
      try browser.press("u")
      try browser.wait(for: "document.getElementById('shown')?.textContent")
      #expect(try browser.evaluate(names) == "shop/ cart.py pay.py")
    }
  }
}
