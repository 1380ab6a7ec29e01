internal import Reports
internal import Source
internal import TestSupport
internal import Testing

/// The page of a change.
@Suite(.serialized, .enabled(if: HTMLBrowser.isInstalled, HTMLBrowser.remedy))
struct `HTML of a change in a browser` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let patch = try `Coverage of a change`.patch(
      writing: [5...12], baseline: ["app/a.py": [1, 3]])
    let report = PatchHTMLReport(name: "main...HEAD", provenance: HTMLExample.provenance)
    try folder.write(String(decoding: report.bytes(of: patch), as: UTF8.self), to: "diff.html")
  }

  @Test(arguments: [500, 1280], ["light", "dark"])
  func `complains about nothing, asks nobody and fits`(width: Int, scheme: String) throws {
    try HTMLBrowser.with(width: width, scheme: scheme) { browser in
      try browser.open(folder.path("diff.html"))
      #expect(try HTMLAudit.faults(browser) == [])
      #expect(try browser.complaints() == [])
      #expect(try browser.requests() == [])
      let fits = "document.documentElement.scrollWidth <= innerWidth"
      #expect(try browser.evaluate(fits) == "true")
    }
  }

  @Test func `leads through what was changed and did not run`() throws {
    try HTMLBrowser.with { browser in
      try browser.open(folder.path("diff.html"))
      var seen: [String] = []
      for key in ["j", "j", "j", "j", "k"] {
        try browser.press(key)
        seen.append(try browser.evaluate("document.querySelector('#code .here').id"))
      }
      #expect(seen == ["f0t7", "f0t9", "f0t12", "f0t12", "f0t9"])
    }
  }
}
