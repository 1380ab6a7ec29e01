internal import Foundation
internal import ProfileExamples
internal import Profiler
internal import Reports
internal import TestSupport
internal import Testing

/// The pages of a profile as a browser shows them, opened from files.
@Suite(.serialized, .enabled(if: HTMLBrowser.isInstalled, HTMLBrowser.remedy))
struct `Profile pages in a browser` {
  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    var pages = try PageFolder(folder.path)
    try ProfileHTMLExample.write(isCovered: true, to: &pages)
    let names = try ProfileHTMLExample.pages().names
    file = try #require(names.first { $0.hasPrefix("app_py") })
  }

  private var all: [String] {
    ["index.html", "files.html", "lines.html", "tests.html", file] + Self.views
  }

  private static let views = ["tree", "flame", "icicle"].flatMap { view in
    ["calls.html#view=\(view)", "calls.html#view=\(view)&callers=1&f=3"]
  }

  private func open(_ page: String, _ browser: HTMLBrowser) throws {
    let parts = page.split(separator: "#", maxSplits: 1)
    try browser.open(
      folder.path("\(parts[0])"), parts.count > 1 ? "#\(parts[1])" : "")
    // What is made of data is there when the filter is.
    while try browser.evaluate("document.querySelector('.filter')?.hidden ?? false") == "true" {}
  }

  /// The first words of the rows that are shown, in their order.
  private let names = """
    [...document.querySelectorAll('#rows tbody tr th')]
    .map((cell) => cell.querySelector('a, .plain, button').textContent).join(' ')
    """

  @Test func `no page complains, or asks for anything but the files beside it`() throws {
    try HTMLBrowser.with { browser in
      for page in all {
        try open(page, browser)
        #expect(try browser.complaints() == [], "\(page)")
        let asked = """
          performance.getEntriesByType('resource').map((entry) => entry.name)
          .filter((name) => !name.startsWith('file:') && !name.startsWith('data:'))
          """
        #expect(try browser.evaluate(asked) == "", "\(page)")
      }
    }
  }

  @Test func `the most time comes first until a key or a head sorts otherwise`() throws {
    try HTMLBrowser.with { browser in
      try open("index.html", browser)
      #expect(
        try browser.evaluate(names)
          == "work <built-in method time.sleep> fib _find_and_load <module> Source.numbers "
          + "<garbage collection> Maß.größer <elsewhere>")
      try browser.press("c")
      #expect(try browser.evaluate(names).hasPrefix("fib <built-in method time.sleep> work "))
      #expect(try browser.evaluate(sorted) == "calls descending #sort=-calls")
      try browser.press("c")
      #expect(try browser.evaluate(sorted) == "calls ascending #sort=calls")
      _ = try browser.evaluate("document.querySelector('[data-name=total] button').click()")
      #expect(try browser.evaluate(sorted) == "total descending #sort=-total")
    }
  }

  private let sorted = """
    [...document.querySelectorAll('[aria-sort]')]
    .map((head) => head.dataset.name + ' ' + head.ariaSort).join() + ' ' + location.hash
    """

  @Test func `a filter takes words and times with units, and the total follows`() throws {
    let total = "[...document.querySelectorAll('tfoot td')].map((cell) => cell.innerText).join('|')"
    try HTMLBrowser.with { browser in
      try open("index.html#filter=app.py+own>40us", browser)
      #expect(try browser.evaluate(names) == "work fib <module>")
      #expect(try browser.evaluate(total) == "26|2|1|1|2.50 µs|0|||10.1 ms|63.6%")
      try open("index.html#filter=share>5+calls<10", browser)
      #expect(try browser.evaluate(names) == "work <built-in method time.sleep>")
      try open("index.html#hide=1", browser)
      #expect(try browser.evaluate(names) == "work fib <module> Source.numbers Maß.größer")
    }
  }

  @Test func `the way of most time is open in the tree, and keys lead through it`() throws {
    let focused = """
      document.activeElement.querySelector('a, .plain')?.textContent
      + ' ' + document.activeElement.ariaLevel + ' ' + document.activeElement.ariaExpanded
      """
    try HTMLBrowser.with { browser in
      try open("calls.html", browser)
      #expect(
        try browser.evaluate(names)
          == "MainThread <module> work Source.numbers fib _find_and_load worker; 1")
      try browser.press("\u{E015}", "\u{E015}", "\u{E015}", "\u{E015}")
      #expect(try browser.evaluate(focused) == "Source.numbers 4 false")
      try browser.press("\u{E014}", "\u{E014}")
      #expect(try browser.evaluate(focused) == "<built-in method time.sleep> 5 null")
      #expect(
        try browser.evaluate(names).contains("Source.numbers <built-in method time.sleep> fib"))
      try browser.press("\u{E012}", "\u{E012}")
      #expect(try browser.evaluate(focused) == "Source.numbers 4 false")
      try browser.press("\u{E012}", "\u{E012}")
      #expect(try browser.evaluate(focused) == "work 3 false")
      #expect(try browser.evaluate(names) == "MainThread <module> work _find_and_load worker; 1")
    }
  }

  @Test func `rows say from which lines of their callers they were called`() throws {
    let lines = """
      [...document.querySelectorAll('#rows tbody tr')]
      .map((row) => row.querySelector('a, .plain').textContent + (row.querySelector('.lines')?.textContent ?? '')).join('; ')
      """
    try HTMLBrowser.with { browser in
      try open("calls.html#find=sleep", browser)
      #expect(
        try browser.evaluate(lines) == """
          MainThread; <module>; workfrom line 25; Source.numbersfrom line 6; \
          <built-in method time.sleep>from line 18; fibfrom line 5; _find_and_loadfrom line 1; \
          worker; 1
          """)
      _ = try browser.evaluate("document.querySelector('.lines a').click()")
      try browser.wait(for: "location.hash === '#t25'")
      try open("calls.html#view=icicle&find=sleep", browser)
      try browser.press("n")
      #expect(
        try browser.evaluate("document.getElementById('said').innerText").contains(
          "5 calls · from line 18"))
    }
  }

  @Test func `callers are shown from functions up, and of one function alone`() throws {
    let row = "document.querySelector('#rows tbody tr').innerText.replaceAll(/\\s+/g, ' ')"
    try HTMLBrowser.with { browser in
      try open("calls.html", browser)
      try browser.press("c")
      #expect(
        try browser.evaluate(names)
          == "work <built-in method time.sleep> fib _find_and_load <module> Source.numbers "
          + "<garbage collection> Maß.größer <elsewhere>")
      try open("calls.html#callers=1&f=3", browser)
      #expect(
        try browser.evaluate("document.getElementById('focus').textContent")
          == "All callers of fib app.py:10 All calls")
      #expect(try browser.evaluate(names) == "fib work <module> MainThread worker; 1")
      #expect(try browser.evaluate(row) == "fib app.py:10 1.03 ms 100.0% 610 µs 4")
      try browser.press("\u{E00C}")
      #expect(try browser.evaluate("location.hash") == "#callers=1")
    }
  }

  @Test(arguments: ["flame", "icicle"])
  func `boxes are zoomed by clicks and keys, and say their figures`(view: String) throws {
    let said = "document.getElementById('said').innerText"
    let trail = "document.getElementById('trail').innerText"
    let deeper = view == "flame" ? "\u{E013}" : "\u{E015}"
    try HTMLBrowser.with { browser in
      try open("calls.html#view=\(view)", browser)
      #expect(try browser.evaluate("flame.dataset.boxes") == "13")
      _ = try browser.evaluate("flame.focus()")
      try browser.press(deeper, deeper, deeper)
      #expect(
        try browser.evaluate(said)
          == "work app.py:3 15.1 ms, 95.2% · own 9.00 ms · 3 calls · from line 25 source "
          + "This function alone")
      try browser.press("\u{E007}", deeper, "\u{E014}")
      #expect(try browser.evaluate(trail) == "all › MainThread › <module> › work")
      #expect(try browser.evaluate(said).hasPrefix("fib app.py:10 1.02 ms, 6.4%"))
      try browser.press("\u{E00C}", "\u{E00C}", "\u{E00C}")
      #expect(try browser.evaluate(trail) == "")
      _ = try browser.evaluate(click(row: view == "flame" ? "-1.5" : "1.5"))
      #expect(try browser.evaluate(trail) == "all › MainThread")
    }
  }

  /// Clicks near the left end of a row of boxes, counted from the end when it is negative.
  private func click(row: String) -> String {
    """
    (() => {
      const frame = flame.getBoundingClientRect();
      const y = (\(row) < 0 ? frame.height : 0) + \(row) * 22;
      flame.dispatchEvent(new MouseEvent('click', { clientX: frame.left + 20, clientY: frame.top + y, bubbles: true }));
    })()
    """
  }

  @Test func `functions are found, with their share of the time`() throws {
    try HTMLBrowser.with { browser in
      try open("calls.html", browser)
      try browser.press("/", "f", "i", "b")
      let found = "document.getElementById('found').textContent"
      #expect(
        try browser.evaluate(found) == "1 function found, with 1.03 ms or 6.5% of the time")
      #expect(try browser.evaluate("document.querySelectorAll('tr.match').length") == "1")
      #expect(try browser.evaluate("location.hash") == "#find=fib")
      try open("calls.html#view=flame&find=time", browser)
      #expect(
        try browser.evaluate(found) == "1 function found, with 5.00 ms or 31.6% of the time")
    }
  }

  @Test func `a test opens the functions in which its time was`() throws {
    try HTMLBrowser.with { browser in
      try open("tests.html", browser)
      #expect(
        try browser.evaluate(names)
          == "tests/test_app.py::test_work tests/test_app.py::test_numbers[a|b]")
      try open("tests.html#test=tests/test_app.py::test_work", browser)
      while try browser.evaluate("document.querySelector('.shares') === null") == "true" {}
      #expect(
        try browser.evaluate(
          "[...document.querySelectorAll('.shares li')].map((item) => item.innerText.replaceAll(/\\s+/g, ' ')).join('; ')"
        ) == "7.00 ms work 2 calls; 600 µs fib 15 calls; 4.49 ms elsewhere")
      #expect(
        try browser.evaluate("document.querySelector('[aria-expanded=true]').textContent")
          == "tests/test_app.py::test_work")
    }
  }

  @Test func `keys lead through hot lines and through those that did not run`() throws {
    try HTMLBrowser.with { browser in
      try open(file, browser)
      var seen: [String] = []
      for key in ["h", "h", "H", "2", "j", "j"] {
        try browser.press(key)
        seen.append(try browser.evaluate("location.hash"))
      }
      #expect(seen == ["#t1", "#t3", "#t1", "#t5", "#t8", "#t13"])
      let notes = "[...document.querySelectorAll('#code .hot')].map((note) => note.textContent)"
      #expect(
        try browser.evaluate(notes)
          == "did not run, in work: 95.2% of the time,ran for the profile, not under coverage")
    }
  }

  @Test(arguments: ["light", "dark"])
  func `text reads well on what is behind it`(scheme: String) throws {
    try HTMLBrowser.with(scheme: scheme) { browser in
      for page in all {
        try open(page, browser)
        #expect(try browser.evaluate(Self.paleTexts) == "", "\(page)")
      }
      try open("calls.html#view=flame", browser)
      #expect(try browser.evaluate(Self.paleBoxes) == "")
    }
  }

  /// How a contrast is worked out, see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
  private static let contrast = """
    const numbers = (text) => text.match(/[\\d.]+/g).map(Number);
    const parts = (text) => text.startsWith('color(') ? numbers(text.slice(10)).map((part, at) => at < 3 ? part * 255 : part) : numbers(text);
    const linear = (part) => part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
    const light = (text) => { const [r, g, b] = parts(text).map(linear); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    """

  private static let paleTexts = """
    (() => {
      \(contrast)
      const ground = (element) => {
        for (let up = element; up; up = up.parentElement) {
          const colour = getComputedStyle(up).backgroundColor;
          if ((parts(colour)[3] ?? 1) > 0) return colour;
        }
      };
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const pale = new Set();
      while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
        const ratio = contrast(getComputedStyle(element).color, ground(element));
        if (ratio < 4.5) pale.add(`${texts.currentNode.data.trim()}: ${ratio}`);
      }
      return [...pale].join('; ');
    })()
    """

  private static let paleBoxes = """
    (() => {
      \(contrast)
      const colours = FlameGraph.prototype.readColours.call({ canvas: document.getElementById('flame') });
      const grounds = [...colours.warm, ...colours.cool, colours.raised];
      return [...grounds.map((ground) => contrast(colours.text, ground)), contrast(colours.matchText, colours.match)]
        .filter((ratio) => ratio < 4.5).join();
    })()
    """

  @Test func `everything that can be used has a role and a name`() throws {
    let nameless = """
      [...document.querySelectorAll('a, button, input, canvas, table, nav, dialog, [role]')]
      .filter((each) => !['row', 'rowheader', 'gridcell', 'status', 'search'].includes(each.getAttribute('role')))
      .filter((each) => !(each.ariaLabel || each.textContent.trim() || each.getAttribute('aria-labelledby')
        || each.title || each.labels?.length))
      .map((each) => each.outerHTML).join()
      """
    try HTMLBrowser.with { browser in
      for page in all {
        try open(page, browser)
        #expect(try browser.evaluate(nameless) == "", "\(page)")
      }
      try open("calls.html", browser)
      #expect(
        try browser.evaluate(
          "[...document.querySelectorAll('[role=treegrid] [role=row]')].map((row) => row.ariaLevel)"
        )
          == "1,2,3,4,4,3,1")
    }
  }

  @Test func `no page is wider than a telephone`() throws {
    try HTMLBrowser.with(width: 500) { browser in
      for page in all {
        try open(page, browser)
        #expect(
          try browser.evaluate("document.documentElement.scrollWidth <= innerWidth") == "true",
          "\(page)")
      }
    }
  }

  @Test func `of ten thousand functions those in sight have rows`() throws {
    var random = RandomProfile(seed: 5)
    var pages = try PageFolder(folder.path)
    try ProfileHTMLExample.write(
      random.profile(functions: 10_000, nodes: 40_000), to: &pages)
    try HTMLBrowser.with { browser in
      try open("index.html", browser)
      let rows = "document.querySelectorAll('#rows tbody tr').length < 120"
      #expect(try browser.evaluate(rows) == "true")
      #expect(try browser.evaluate("shown.textContent") == "10,009 functions")
      _ = try browser.evaluate("scrollTo(0, document.body.scrollHeight)")
      #expect(try browser.evaluate(rows) == "true")
      try open("calls.html#view=icicle", browser)
      #expect(try browser.evaluate("flame.dataset.boxes > 100") == "true")
      #expect(try browser.complaints() == [])
    }
  }
}
