internal import Coverage
internal import Foundation
internal import ProfileExamples
internal import Profiler
internal import Reports
internal import TestSupport
internal import Testing

@Suite struct `Profile as pages` {
  /// A page without its head, which changes with every script.
  private static func body(of page: String) throws -> String {
    String(page[try #require(page.firstRange(of: "<body")).lowerBound...])
  }

  @Test(arguments: ["index.html", "calls.html", "files.html", "lines.html", "tests.html"])
  func `has lists that can be read without scripts, and the calls`(name: String) throws {
    try expectGolden(Self.body(of: ProfileHTMLExample.pages().text(name)), "profile-html/\(name)")
  }

  @Test func `shows the source with the figures of lines and functions`() throws {
    try expectGolden(
      Self.body(of: ProfileHTMLExample.pages().page(of: "app.py")), "profile-html/app.html")
  }

  @Test func `marks what ran, and what did not where much time is spent`() throws {
    let page = try ProfileHTMLExample.pages(isCovered: true).page(of: "app.py")
    try expectGolden(Self.body(of: page), "profile-html/app-covered.html")
  }

  @Test func `has data for its scripts`() throws {
    let pages = try ProfileHTMLExample.pages()
    let parts = try pages.names.filter { $0.hasPrefix("data-") }.map { try pages.text($0) }
    let text = try Command(["python3", "-c", Self.unpacking], input: parts.joined()).run().output
    try expectGolden(text, "profile-html/data.txt")
  }

  private static let unpacking = """
    import base64, re, sys, zlib
    for name, text in re.findall(r'receive\\("(.*?)", "(.*?)"\\);\\n', sys.stdin.read()):
        print(name)
        print(zlib.decompress(base64.b64decode(text), -15).decode().replace('"], "', '"],\\n "'))
    """

  @Test func `is the same bytes for the same profile`() throws {
    let once = try ProfileHTMLExample.pages()
    let again = try ProfileHTMLExample.pages()
    #expect(once.names == again.names)
    for name in once.names { #expect(try once.text(name) == again.text(name)) }
  }

  @Test func `exists of nothing as well`() throws {
    let pages = try ProfileHTMLExample.pages(of: Profile(run: Example.profile.run))
    #expect(pages.documents.map(\.name).sorted() == ["calls.html", "files.html", "index.html"])
  }

  @Test func `takes no byte of text, name or title for markup`() throws {
    let hostile = "</script><script>&\"'\0"
    var profile = Example.profile
    profile.functions[Example.Place.work] = ProfiledFunction(
      kind: .python, file: "/srv/\(hostile).py", firstLine: 1, lastLine: 2, name: hostile,
      qualifiedName: hostile, module: hostile)
    profile.tests[0].label = "\(hostile)|run"
    for page in try ProfileHTMLExample.pages(of: profile, title: hostile).documents {
      #expect(!page.text.contains("<script>"), "in \(page.name)")
      #expect(!page.text.utf8.contains(0), "in \(page.name)")
    }
  }

  @Test func `stands in the coverage report beside the lines of files that are as they were`()
    throws
  {
    var list = PageList()
    let analysis = ProfileAnalysis(Example.profile)
    let report = HTMLReport(
      provenance: HTMLExample.provenance, times: LineTimes(analysis, root: "/srv"))
    try report.write(ProfileHTMLExample.measurement, to: &list)
    try expectGolden(
      Self.body(of: HTMLPages(list.pages).page(of: "app.py")), "profile-html/coverage.html")

    list = PageList()
    let changed = HTMLReport(
      provenance: HTMLExample.provenance,
      times: LineTimes(analysis, root: "/srv") { $0 != "/srv/app.py" })
    try changed.write(ProfileHTMLExample.measurement, to: &list)
    #expect(try !HTMLPages(list.pages).page(of: "app.py").contains("class=t"))
  }

  @Test func `its figures come to pages that are there already, and leave them`() throws {
    let folder = try TemporaryFolder()
    var profile = Example.profile
    profile.lines = []
    let times = LineTimes(ProfileAnalysis(profile), root: "/srv")
    for shown in [nil, times, nil] {
      var pages = try PageFolder(folder.path)
      let report = HTMLReport(provenance: HTMLExample.provenance, times: shown)
      try report.write(ProfileHTMLExample.measurement, to: &pages)
      let page = try folder.read("app_py-b7114b81.html")
      #expect(page.contains("3 calls, own 9.00 ms") == (shown != nil))
    }
  }
}

/// What holds for every page of a profile.
@Suite struct `Profile page rules` {
  private static func reports() throws -> [HTMLPages] {
    [try ProfileHTMLExample.pages(), try ProfileHTMLExample.pages(isCovered: true)]
  }

  @Test func `pages forbid everything but files beside them, and keep to it`() throws {
    let policy = """
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; \
      style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
      """
    let inline = /<script>|<style|\son[a-z]+\s*=|\sstyle\s*=|javascript:/
    for page in try Self.reports().flatMap(\.documents) {
      #expect(page.text.contains(policy), "in \(page.name)")
      #expect(page.text.firstMatch(of: inline)?.output == nil, "in \(page.name)")
    }
  }

  @Test func `nothing refers to the network`() throws {
    for pages in try Self.reports() {
      for name in pages.names {
        let text = try pages.text(name).replacing("http://www.w3.org/2000/svg", with: "")
          .replacing("https://www.w3.org/WAI/ARIA/apg/patterns/treegrid", with: "")
        #expect(
          text.firstMatch(of: /https?:|\/\/[a-z]+\.|@import|url\(/)?.output == nil, "in \(name)")
      }
    }
  }

  @Test func `every link leads to a page and a line of the report`() throws {
    for pages in try Self.reports() {
      for page in pages.documents {
        for link in page.text.matches(of: /(?:href|src)="?([^"> ]+)/) {
          let parts = link.output.1.split(separator: "#", omittingEmptySubsequences: false)
          let target = parts[0].split(separator: "?").first.map(String.init) ?? page.name
          #expect(pages.names.contains(target), "\(link.output.1) in \(page.name)")
          guard parts.count > 1, !parts[1].contains("=") else { continue }
          let found = try pages.text(target)
            .contains(
              try Regex("id=\"?\(NSRegularExpression.escapedPattern(for: "\(parts[1])"))[\"> ]"))
          #expect(found, "\(link.output.1) in \(page.name)")
        }
      }
    }
  }

  @Test func `pages have landmarks, a skip link, a language and a title`() throws {
    for page in try Self.reports().flatMap(\.documents) {
      for mark in [
        "<html lang=\"en\"", "<header", "<main", "<nav aria-label", "<footer>", "<h1>",
        "class=\"skip\"", "name=\"viewport\"",
      ] {
        #expect(page.text.contains(mark), "\(mark) in \(page.name)")
      }
      let title = page.text.firstMatch(of: /<title>([^<]+)<\/title>/)
      #expect(title?.output.1.isEmpty == false, "in \(page.name)")
    }
  }

  @Test func `every row of a list has a head, and every head says of what`() throws {
    for name in ["index.html", "files.html", "lines.html", "tests.html"] {
      let page = try ProfileHTMLExample.pages().text(name)
      let table = try #require(page.firstMatch(of: /(?s)<table id="rows".*?<\/table>/)).output
      #expect(table.matches(of: /<th scope="?row/).count == table.matches(of: /<tr/).count - 1)
      #expect(table.matches(of: /<th(?! scope)/).map { String($0.output) } == ["<th"])
      #expect(table.contains("<caption"))
    }
  }
}
