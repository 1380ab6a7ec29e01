internal import Foundation
internal import Reports
internal import Testing

/// What holds for every page whatever it shows.
@Suite struct `HTML page rules` {
  /// A plain report, and one with branches and tests.
  private static func reports() throws -> [HTMLPages] {
    [try HTMLExample.pages(), try HTMLDetailedExample.pages()]
  }

  @Test func `pages forbid everything but files beside them`() throws {
    let policy = """
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; \
      style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
      """
    for page in try Self.reports().flatMap(\.documents) {
      #expect(page.text.contains(policy), "in \(page.name)")
    }
  }

  @Test func `pages have no inline script, handler or style`() throws {
    let inline = /<script>|<style|\son[a-z]+\s*=|\sstyle\s*=|javascript:/
    for page in try Self.reports().flatMap(\.documents) {
      #expect(page.text.firstMatch(of: inline)?.output == nil, "in \(page.name)")
    }
  }

  @Test func `nothing refers to the network`() throws {
    for pages in try Self.reports() {
      for name in pages.names {
        let text = try pages.text(name).replacing("http://www.w3.org/2000/svg", with: "")
        #expect(
          text.firstMatch(of: /https?:|\/\/[a-z]+\.|@import|url\(/)?.output == nil, "in \(name)")
      }
    }
  }

  @Test(arguments: [false, true])
  func `every link leads to a page and a line of the report`(isDetailed: Bool) throws {
    let pages = try Self.reports()[isDetailed ? 1 : 0]
    for page in pages.documents {
      for link in page.text.matches(of: /(?:href|src)="?([^"> ]+)/) {
        let parts = link.output.1.split(separator: "#", omittingEmptySubsequences: false)
        let target = parts[0].split(separator: "?").first.map(String.init) ?? page.name
        #expect(pages.names.contains(target), "\(link.output.1) in \(page.name)")
        guard parts.count > 1 else { continue }
        let text = try pages.text(target)
        let id = parts[1]
        #expect(
          text.contains("id=\(id)>") || text.contains("id=\(id) ") || text.contains("id=\"\(id)\""),
          "\(link.output.1) in \(page.name)")
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

  @Test func `every row of an index has a head, and every head says of what`() throws {
    for name in ["index.html", "function_index.html", "class_index.html", "test_index.html"] {
      let page = try HTMLDetailedExample.pages().text(name)
      let table = try #require(page.firstMatch(of: /(?s)<table id="rows".*?<\/table>/)).output
      let rows = table.matches(of: /<tr/).count
      #expect(table.matches(of: /<th scope=["]?row/).count == rows - 1)
      #expect(table.matches(of: /<th(?! scope)/).map { String($0.output) } == ["<th"])
      #expect(table.contains("<caption"))
    }
  }

  @Test func `every colour of text reads well on every ground it stands on`() throws {
    let palette = try HTMLPalette(styleSheet: HTMLExample.pages().text("style.css"))
    let grounds = [
      "page", "panel", "raised", "run-shade", "partial-shade", "missing-shade", "excluded-shade",
      "target-shade",
    ]
    let texts = [
      "text", "muted", "link", "run", "partial", "missing", "excluded", "keyword", "string",
      "comment",
      "number", "definition",
    ]
    for theme in HTMLPalette.Theme.allCases {
      for ground in grounds {
        for text in texts {
          let ratio = try palette.contrast(text, on: ground, in: theme)
          #expect(ratio >= 4.5, "\(text) on \(ground), \(theme): \(ratio)")
        }
      }
    }
  }
}
