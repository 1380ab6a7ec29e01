internal import Coverage
internal import Foundation
internal import Reports
internal import TestSupport
internal import Testing

/// Reports whose bulk is compressed data.
@Suite struct `HTML report as data` {
  /// The packed parts by name, unpacked by Python's own zlib.
  private func unpacked(_ pages: HTMLPages) throws -> String {
    let parts = try pages.names.filter { $0.hasPrefix("data-") }.map { try pages.text($0) }
    return try python(Self.unpacking, reading: parts.joined())
  }

  /// What a script says that finds a text in the file `sys.argv[1]`.
  private func python(_ script: String, reading text: String) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "text")
    return try Command(["python3", "-c", script, folder.path("text")]).run().output
  }

  private static let unpacking = """
    import base64, re, sys, zlib
    for name, text in re.findall(r'receive\\("(.*?)", "(.*?)"\\);\\n', open(sys.argv[1]).read()):
        print(name)
        print(ascii(zlib.decompress(base64.b64decode(text), -15).decode()).replace("\\\\n", "\\n"))
    """

  @Test func `has the lists and the lines with their states`() throws {
    let pages = try HTMLExample.pages(
      of: HTMLDetailedExample.measurement, HTMLOptions(showsContexts: true, layout: .shards))
    try expectGolden(unpacked(pages), "html/detailed-data.txt")
  }

  @Test func `has names for the search beside plain pages`() throws {
    try expectGolden(unpacked(HTMLExample.pages()), "html/names.txt")
  }

  @Test func `has an index that reads without scripts`() throws {
    let pages = try HTMLExample.pages(HTMLOptions(layout: .shards))
    #expect(
      pages.documents.map(\.name) == [
        "index.html", "function_index.html", "class_index.html", "file.html",
      ])
    let plain = try pages.text("index.html").firstMatch(of: /(?s)<noscript>(.*?)<\/noscript>/)
    #expect(
      plain?.output.1.contains("<tr><th scope=row>shop/cart.py<td>12<td>3<td>2<td>75%") == true)
  }

  @Test func `is one file on request, whose policy names its script and style`() throws {
    let pages = try HTMLExample.pages(
      of: HTMLDetailedExample.measurement, HTMLOptions(showsContexts: true, layout: .single))
    #expect(pages.names == ["index.html"])
    let page = try pages.text("index.html")
    for element in ["script", "style"] {
      let start = try #require(page.firstRange(of: "<\(element)>"))
      let end = try #require(page[start.upperBound...].firstRange(of: "</\(element)>"))
      let hashing = """
        import base64, hashlib, sys
        print(base64.b64encode(hashlib.sha256(open(sys.argv[1], 'rb').read()).digest()).decode())
        """
      let content = String(page[start.upperBound..<end.lowerBound])
      let hash = try python(hashing, reading: content)
      #expect(page.contains("\(element)-src &#39;sha256-\(hash.dropLast())&#39;"))
    }
  }

  @Test func `takes no byte of text for a mark`() throws {
    let hostile = "</script>\u{1}\u{6}\u{7}\u{10}0 1\u{F}9"
    let file = HTMLExample.annotated("a.py", "x = '''\(hostile)'''  # hit\n")
    let text = try unpacked(
      HTMLExample.pages(of: Coverage.Measurement(files: [file]), HTMLOptions(layout: .shards)))
    let line = text.split(separator: "\n").first { $0.contains("rx = ") }
    let stand = "\\ufffd"
    #expect(
      line.map(String.init)
        == "rx = \\x03\\'\\'\\'</script>\(stand)\(stand)\(stand)\(stand)0 1\(stand)9\\'\\'\\'\\x06  "
        + "\\x04# hit\\x06")
  }

  @Test func `is chosen above a size`() throws {
    let few = (0..<20).map { HTMLExample.annotated("a\($0).py", "x = 1  # hit\n") }
    #expect(try HTMLExample.pages(of: Coverage.Measurement(files: few)).documents.count == 23)
    let many = (0..<2001).map { HTMLExample.annotated("a\($0).py", "x = 1  # hit\n") }
    #expect(try HTMLExample.pages(of: Coverage.Measurement(files: many)).documents.count == 4)
  }
}
