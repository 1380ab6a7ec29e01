internal import Coverage
internal import Foundation
internal import FoundationXML
internal import Source
internal import TestSupport
internal import Testing

@testable internal import Reports

@Suite struct `XML report` {
  private let options = XMLOptions(
    version: "0.1.0", timestamp: 1_700_000_000_000, root: "/repo", folder: "/repo")

  @Test(arguments: RecordedMeasurement.all)
  func `is a Cobertura document`(program: String) throws {
    let report = XMLReport(options)
    try expectGolden(report.rendered(RecordedMeasurement.measurement(program)), "\(program).xml")
  }

  @Test(arguments: RecordedMeasurement.all)
  func `says what coverage.py says`(program: String) throws {
    let report = XMLReport(options)
    let ours = try Document(report.bytes(of: RecordedMeasurement.measurement(program)))
    // Theirs has question marks for what a terminal does not print.
    let facts = ours.facts.replacing("\t", with: "?")
    let theirs = try recorded("\(program).xml")
    #expect(Self.groups(facts) == Self.groups(theirs))
  }

  /// The facts of each class and package as a set, since their order is a matter of taste.
  private static func groups(_ facts: String) -> Set<String> {
    var groups: Set<String> = []
    var group = ""
    for line in facts.split(separator: "\n") {
      if !line.hasPrefix("line ") {
        groups.insert(group)
        group = ""
      }
      group += line + "\n"
    }
    return groups.union([group])
  }

  @Test func `names files relative to the root`() throws {
    var options = options
    options.folder = "/repo/server"
    let document = try Document(
      XMLReport(options).bytes(of: Self.measurement(["a.py", "api/b.py", "/elsewhere/c.py"])))
    #expect(document.values("source") == ["/repo"])
    #expect(
      document.values("filename") == ["/elsewhere/c.py", "server/a.py", "server/api/b.py"])
    #expect(document.values("package") == [".elsewhere", "server", "server.api"])
  }

  @Test(arguments: [
    (0, ["."], ["a/b/c.py", "a/d.py", "e.py"]), (1, [".", "a"], ["e.py", "b/c.py", "d.py"]),
    (2, [".", "a", "a.b"], ["e.py", "d.py", "c.py"]),
  ])
  func `tells packages apart to a depth`(depth: Int, packages: [String], classes: [String]) throws {
    var options = options
    options.packageDepth = depth
    let document = try Document(
      XMLReport(options).bytes(of: Self.measurement(["a/b/c.py", "a/d.py", "e.py"])))
    #expect(document.values("package") == packages)
    #expect(document.values("class") == classes)
  }

  @Test func `leaves empty files out when asked`() throws {
    var options = options
    options.skipsEmpty = true
    let measurement = try RecordedMeasurement.measurement("complete")
    let document = try Document(XMLReport(options).bytes(of: measurement))
    #expect(document.values("filename") == ["ends.py", "main.py"])
  }

  @Test func `can hold any name`() throws {
    let name = "a&b<c>\"d'\u{1}\t\n\u{FFFE}ü🐍.py"
    let document = try Document(XMLReport(options).bytes(of: Self.measurement([name])))
    #expect(document.values("filename") == ["a&b<c>\"d'?\t\n?ü🐍.py"])
  }

  @Test(arguments: [
    (0, 0, "1"), (3, 3, "1"), (0, 3, "0"), (1, 3, "0.3333"), (2, 3, "0.6667"), (1, 2, "0.5"),
    (1, 100_000, "0.0001"), (99_999, 100_000, "0.9999"), (12, 10_000, "0.0012"),
  ])
  func `never rounds to nothing or to everything`(covered: Int, total: Int, rate: String) {
    var output = ByteOutput()
    output.write(rate: "r", Ratio(covered: covered, total: total))
    #expect(String(decoding: output.bytes, as: UTF8.self) == " r=\"\(rate)\"")
  }

  /// Files with one line that ran.
  private static func measurement(_ paths: [String]) -> Coverage.Measurement {
    let analysis = SourceAnalysis(
      lineCount: 1, statements: [1], excluded: [], docstrings: [], firstLines: FirstLineMap(),
      regions: [])
    return Coverage.Measurement(
      files: paths.map { FileCoverage(path: $0, analysis: analysis, recorded: [1]) })
  }
}

/// A Cobertura document as a reader of XML sees it.
private final class Document: NSObject, XMLParserDelegate {
  /// What `Scripts/record-goldens` takes of such documents, in its form.
  private(set) var facts = ""
  private var found: [String: [String]] = [:]
  private var text = ""
  private var methods = 0

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  /// The names of packages and classes, the file names of classes, or the sources.
  func values(_ kind: String) -> [String] { found[kind] ?? [] }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    text = ""
    if name == "methods" { methods += 1 }
    if let value = attributes["name"] { found[name, default: []].append(value) }
    if let value = attributes["filename"] { found["filename", default: []].append(value) }
    guard methods == 0, ["coverage", "package", "class", "line"].contains(name) else {
      return
    }
    let values = attributes.filter { !["version", "timestamp"].contains($0.key) }
      .sorted { $0.key < $1.key }.map { "\($0.key)='\($0.value)'" }
    facts += "\(name) \(values.joined(separator: " "))\n"
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "methods" { methods -= 1 }
    if name == "source" { found["source", default: []].append(text) }
  }
}
