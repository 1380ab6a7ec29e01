internal import Coverage
internal import Files
internal import Reports
internal import Source
internal import TestSupport
internal import Testing

@Suite struct `HTML report` {
  @Test(arguments: ["index.html", "function_index.html", "class_index.html"])
  func `has an index by file, function and class`(name: String) throws {
    try expectGolden(HTMLExample.pages().text(name), "html/\(name)")
  }

  @Test func `shows a file with the state of every line`() throws {
    try expectGolden(HTMLExample.pages().page(of: "shop/cart.py"), "html/cart.html")
  }

  @Test func `is the same bytes for the same measurement`() throws {
    let once = try HTMLExample.pages()
    let again = try HTMLExample.pages(
      of: Coverage.Measurement(files: HTMLExample.measurement.files.reversed()))
    #expect(once.names == again.names)
    for name in once.names { #expect(try once.text(name) == again.text(name)) }
  }

  @Test func `takes no byte of text, path or title for markup`() throws {
    let hostile = "<script>&\"'\0"
    let file = HTMLExample.annotated("a/\(hostile).py", "x = '''\(hostile)'''  # hit\n")
    let other = HTMLExample.annotated("b.py", "")
    let pages = try HTMLExample.pages(
      of: Coverage.Measurement(files: [file, other]), HTMLOptions(title: hostile))
    for page in pages.documents {
      #expect(!page.text.contains("<script>"), "in \(page.name)")
      #expect(!page.text.utf8.contains(0), "in \(page.name)")
    }
    let page = try pages.page(of: "b.py")
    #expect(page.contains("title=\"a/&lt;script&gt;&amp;&quot;&#39;\u{FFFD}.py ([)\""))
  }

  @Test func `tells files apart whose names read alike`() throws {
    let files = ["a/b.py", "a_b.py", "a.b.py"].map { HTMLExample.annotated($0, "") }
    let pages = try HTMLExample.pages(of: Coverage.Measurement(files: files))
    #expect(Set(pages.names.filter { $0.hasPrefix("a_b_py-") }).count == 3)
  }

  @Test func `leaves out covered and empty files, keeps them in the totals and says so`() throws {
    var options = HTMLOptions()
    options.skipsCovered = true
    #expect(try shownFiles(options) == ["shop/cart.py", "shop/pay/card.py"])
    #expect(try note(options) == "Left out: 2 files covered completely.")
    options = HTMLOptions()
    options.skipsEmpty = true
    #expect(try shownFiles(options) == ["shop/cart.py", "shop/pay/card.py", "tool.py"])
    #expect(try note(options) == "Left out: 1 file without statements.")
  }

  @Test func `is an index without rows when nothing was measured`() throws {
    let index = try HTMLExample.pages(of: Coverage.Measurement(files: [])).text("index.html")
    #expect(index.contains("<tbody>\n</tbody>\n<tfoot>\n<tr><th scope=\"row\" colspan=\"1\">Total"))
  }

  @Test func `leads from file to file in the order of the index`() throws {
    let pages = try HTMLExample.pages()
    let index = try pages.text("index.html").matches(of: /<a href="([a-z_]+_py-\w+.html)"/)
      .map { String($0.output.1) }
    var followed = [index[0]]
    while let next = try pages.text(followed[followed.count - 1])
      .firstMatch(of: /rel="next" href="([^"]+)"/)
    {
      followed.append(String(next.output.1))
    }
    #expect(followed == index)
  }

  @Test func `applies a style sheet of the user's after its own`() throws {
    let style = HTMLOptions.ExtraStyle(name: "mine.css", bytes: Array("body {}".utf8))
    let pages = try HTMLExample.pages(HTMLOptions(extraStyle: style))
    #expect(try pages.text("mine.css") == "body {}")
    for page in pages.documents {
      let sheets = page.text.split(separator: "\n").filter { $0.contains("rel=\"stylesheet\"") }
      #expect(sheets.last == "<link rel=\"stylesheet\" href=\"mine.css\">")
    }
  }

  @Test func `prints percentages with the decimals asked for`() throws {
    let index = try HTMLExample.pages(HTMLOptions(precision: 2)).text("index.html")
    #expect(index.contains("<b>76.47<small>%</small></b>"))
  }

  @Test func `goes into a folder that Git ignores, next to what is there`() throws {
    let temporary = try TemporaryFolder()
    try temporary.write("kept", to: "htmlcov/mine.txt")
    try temporary.write("!*\n", to: "other/.gitignore")
    var made = try PageFolder(temporary.path("htmlcov"))
    try made.write("index.html", Array("<p>".utf8))
    _ = try PageFolder(temporary.path("other"))
    #expect(try temporary.read("htmlcov/.gitignore") == "*\n")
    #expect(try temporary.read("htmlcov/index.html") == "<p>")
    #expect(try temporary.read("htmlcov/mine.txt") == "kept")
    #expect(try temporary.read("other/.gitignore") == "!*\n")
  }

  @Test func `leaves pages alone that are there already, and writes what differs`() throws {
    let folder = try TemporaryFolder()
    let report = HTMLReport(provenance: HTMLExample.provenance)
    var pages = try PageFolder(folder.path)
    try report.write(HTMLExample.measurement, to: &pages)
    let name = try #require(HTMLExample.pages().names.first { $0.hasPrefix("shop_cart") })
    let page = try folder.read(name)
    let marked = page + "<!-- mine -->"
    try folder.write(marked, to: name)
    try report.write(HTMLExample.measurement, to: &pages)
    #expect(try folder.read(name) == marked)
    let changed = HTMLExample.measurement.files.map { file in
      file.path == "shop/cart.py"
        ? FileCoverage(
          path: file.path, text: file.text, analysis: file.analysis,
          recorded: file.executed.subtracting([3])) : file
    }
    try report.write(Coverage.Measurement(files: changed), to: &pages)
    #expect(try folder.read(name) != marked)
    #expect(try folder.read(name).contains("<p id=t3 class=m>"))
  }

  private func shownFiles(_ options: HTMLOptions) throws -> [String] {
    let pages = try HTMLExample.pages(options)
    return try HTMLExample.measurement.files.map(\.path).filter { path in
      let readable = path.map { $0.isLetter || $0.isNumber ? $0 : "_" }
      let isInIndex = try pages.text("index.html").contains("\"\(String(readable))-")
      #expect(isInIndex == pages.names.contains { $0.hasPrefix(String(readable)) })
      return isInIndex
    }
  }

  private func note(_ options: HTMLOptions) throws -> String? {
    try HTMLExample.pages(options).text("index.html").split(separator: "\n")
      .first { $0.contains("Left out") }
      .map { String($0.dropFirst(3).dropLast(4)) }
  }
}
