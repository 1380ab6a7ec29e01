internal import Files
internal import Foundation
internal import TestSupport
internal import Testing

/// What other programs make of the reports of whole test suites.
@Suite(
  .enabled(if: RecordedSuite.areRecorded, "PYCOV_TEST_SUITES is not set; Scripts/test sets it"))
struct `Readers of suites` {
  private static let schemas = "\(Repository.root)/Tests/ReportsTests/Schemas"

  @Test(.enabled(if: Reader.genhtml.isInstalled), arguments: RecordedSuite.names)
  func `genhtml 1 counts the same`(name: String) throws {
    let suite = try RecordedSuite(name)
    let outcome = try suite.run([
      Reader.genhtml.path, "--branch-coverage", suite.reports.path("coverage.info"), "-o",
      suite.reports.path("html"),
    ])
    #expect(Ending(outcome) == Ending())
    #expect(complaints(in: outcome.output) == [])
    #expect(counts(in: outcome.output) == expected(suite))
  }

  @Test(
    .enabled(if: Reader.genhtmlInTree.isInstalled, "the tree of other Pythons has no lcov"),
    arguments: RecordedSuite.names, ["1", "2"])
  func `genhtml 2 counts the same in both dialects`(name: String, dialect: String) throws {
    let suite = try RecordedSuite(name)
    let trace = suite.reports.path("dialect.info")
    let written = try suite.run([
      Repository.pycov, "lcov", "-q", "--dialect", dialect, "-o", trace,
    ])
    #expect(Ending(written) == Ending())
    let outcome = try suite.run([
      "\(Repository.root)/Scripts/in-matrix", "-R", TestPython.tree, "-r", suite.folder, "-b",
      suite.reports.path, "-C", suite.folder, "--", "genhtml", "--branch-coverage", trace, "-o",
      suite.reports.path("html"),
    ])
    #expect(Ending(outcome) == Ending())
    #expect(outcome.output.contains("Message summary:\n  no messages were reported"))
    #expect(counts(in: outcome.output) == expected(suite))
  }

  @Test(.enabled(if: Reader.grcov.isInstalled), arguments: RecordedSuite.names)
  func `grcov counts the same lines`(name: String) throws {
    struct Folder: Decodable, Equatable {
      let linesTotal: Int
      let linesCovered: Int
    }
    let suite = try RecordedSuite(name)
    let outcome = try suite.run([
      Reader.grcov.path, suite.reports.path("coverage.info"), "-t", "covdir",
    ])
    #expect(Ending(outcome) == Ending())
    #expect(
      try decode(Folder.self, outcome.output)
        == Folder(
          linesTotal: suite.totals.num_statements, linesCovered: suite.totals.covered_lines))
  }

  @Test(.enabled(if: Reader.lcovCobertura.isInstalled), arguments: RecordedSuite.names)
  func `lcov_cobertura counts the same lines`(name: String) throws {
    let suite = try RecordedSuite(name)
    let outcome = try suite.run([
      Reader.lcovCobertura.path, suite.reports.path("coverage.info"), "-o",
      suite.reports.path("out.xml"),
    ])
    #expect(Ending(outcome) == Ending())
    #expect(complaints(in: outcome.output) == [])
    let totals = suite.totals
    let lines = "lines-covered=\"\(totals.covered_lines)\" lines-valid=\"\(totals.num_statements)\""
    #expect(try suite.reports.read("out.xml").contains(lines))
  }

  @Test(
    .enabled(if: Reader.diffCover.isInstalled), arguments: RecordedSuite.names,
    ["coverage.info", "coverage.xml", "clover.xml", "jacoco.xml"])
  func `diff-cover finds every line of a change`(name: String, report: String) throws {
    struct Judgement: Decodable, Equatable {
      let total_num_lines: Int
      let total_num_violations: Int
    }
    let suite = try RecordedSuite(name)
    let outcome = try suite.run([
      Reader.diffCover.path, suite.reports.path(report), "--compare-branch=main", "--src-roots",
      ".",
      "--format", "json:\(suite.reports.path("out.json"))",
    ])
    #expect(Ending(outcome) == Ending())
    #expect(complaints(in: outcome.output) == [])
    #expect(
      try decode(Judgement.self, suite.reports.read("out.json"))
        == Judgement(
          total_num_lines: suite.totals.num_statements,
          total_num_violations: suite.totals.missing_lines))
  }

  @Test(.enabled(if: Reader.pycobertura.isInstalled), arguments: RecordedSuite.names)
  func `pycobertura counts the same lines, those with untaken exits as missing`(name: String) throws
  {
    struct Answer: Decodable {
      let total: Total
      struct Total: Decodable, Equatable {
        let Stmts: Int
        let Miss: Int
      }
    }
    let suite = try RecordedSuite(name)
    let outcome = try suite.run([
      Reader.pycobertura.path, "show", "-f", "json", suite.reports.path("coverage.xml"),
    ])
    #expect(Ending(outcome) == Ending())
    #expect(
      try decode(Answer.self, outcome.output).total
        == .init(
          Stmts: suite.totals.num_statements, Miss: suite.totals.missing_lines + suite.partialLines)
    )
  }

  @Test(.enabled(if: Reader.gcovr.isInstalled), arguments: RecordedSuite.names)
  func `gcovr counts the same lines and branches`(name: String) throws {
    struct Answer: Decodable, Equatable {
      let line_total: Int
      let line_covered: Int
      let branch_total: Int
      let branch_covered: Int
    }
    let suite = try RecordedSuite(name)
    let outcome = try suite.run([
      Reader.gcovr.path, "--cobertura-add-tracefile", suite.reports.path("coverage.xml"),
      "--json-summary", "-",
    ])
    #expect(Ending(outcome) == Ending())
    let totals = suite.totals
    #expect(
      try decode(Answer.self, outcome.output)
        == Answer(
          line_total: totals.num_statements, line_covered: totals.covered_lines,
          branch_total: totals.num_branches ?? 0, branch_covered: totals.covered_branches ?? 0))
  }

  @Test(
    .enabled(if: Reader.xmllint.isInstalled), arguments: RecordedSuite.names, ["sonar", "clover"])
  func `xmllint finds the document valid against its schema`(name: String, kind: String) throws {
    let suite = try RecordedSuite(name)
    let path = suite.reports.path("\(kind).xml")
    let outcome = try suite.run([
      Reader.xmllint.path, "--noout", "--schema", "\(Self.schemas)/\(kind).xsd", path,
    ])
    #expect(Ending(outcome) == Ending(errors: "\(path) validates\n"))
  }

  @Test(
    .enabled(if: Files.isFile(Reader.documentType), Reader.pythonReason),
    .enabled(if: Files.isFile(Reader.jacocoType), Reader.pythonReason),
    arguments: RecordedSuite.names)
  func `lxml finds the documents valid against their types`(name: String) throws {
    let suite = try RecordedSuite(name)
    let check = """
      import sys
      from lxml import etree
      for kind, path in zip(sys.argv[1::2], sys.argv[2::2]):
          kind = etree.DTD(kind)
          print(kind.validate(etree.parse(path)), list(kind.error_log))
      """
    let outcome = try suite.run([
      Reader.python.path, "-c", check, Reader.documentType, suite.reports.path("coverage.xml"),
      Reader.jacocoType, suite.reports.path("jacoco.xml"),
    ])
    #expect(Ending(outcome) == Ending())
    #expect(outcome.output == "True []\nTrue []\n")
  }

  @Test(
    .enabled(if: Reader.diffCover.isInstalled), arguments: RecordedSuite.names,
    ["gitlab", "codecov"])
  func `jsonschema finds the document as its service describes it`(
    name: String, kind: String
  ) throws {
    let suite = try RecordedSuite(name)
    let check = """
      import json, jsonschema, sys
      schema, report = (json.load(open(path)) for path in sys.argv[1:])
      jsonschema.Draft202012Validator.check_schema(schema)
      jsonschema.Draft202012Validator(schema).validate(report)
      names = [gap["fingerprint"] for gap in report] if isinstance(report, list) else []
      assert len(names) == len(set(names))
      """
    let outcome = try suite.run([
      Reader.python.path, "-c", check, "\(Self.schemas)/\(kind).schema.json",
      suite.reports.path("\(kind).json"),
    ])
    #expect(Ending(outcome) == Ending())
  }

  @Test(.enabled(if: Reader.sarif.isInstalled), arguments: RecordedSuite.names)
  func `sarif-tools finds every gap`(name: String) throws {
    let suite = try RecordedSuite(name)
    let outcome = try suite.run([
      Reader.sarif.path, "codeclimate", "-o", suite.reports.path("out.json"),
      suite.reports.path("coverage.sarif"),
    ])
    #expect(Ending(outcome) == Ending())
    let theirs = try decode([Gap].self, suite.reports.read("out.json"))
    let ours = try decode([Gap].self, suite.reports.read("gitlab.json"))
    #expect(theirs.map(\.place).sorted() == ours.map(\.place).sorted())
    #expect(!ours.isEmpty)
  }

  /// An entry of a code quality report.
  private struct Gap: Decodable {
    let location: Location

    struct Location: Decodable {
      let path: String
      let lines: Lines
    }

    struct Lines: Decodable {
      let begin: Int
    }

    var place: String { "\(location.path):\(location.lines.begin)" }
  }

  @Test(.enabled(if: Reader.codecov.isInstalled), arguments: RecordedSuite.names)
  func `codecov-cli takes the files that it would send`(name: String) throws {
    let suite = try RecordedSuite(name)
    for report in ["coverage.info", "coverage.xml", "codecov.json"] {
      let path = suite.reports.path(report)
      let outcome = try suite.run([
        Reader.codecov.path, "--disable-telem", "upload-coverage", "--dry-run", "--disable-search",
        "--file", path, "--sha", String(repeating: "a", count: 40), "--token", "none", "--slug",
        "a/b",
      ])
      #expect(outcome.code == 0)
      #expect(
        (outcome.output + outcome.errors).contains("Found 1 coverage files to report"), "\(report)")
    }
  }

  @Test(arguments: RecordedSuite.names)
  func `coverage.py counts the same from the same data file`(name: String) throws {
    struct Document: Decodable {
      let totals: RecordedSuite.Totals
    }
    let suite = try RecordedSuite(name)
    let data = suite.reports.path("data")
    try Files.write(try Files.read(Paths.join(suite.folder, ".coverage")), to: data)
    let outcome = try suite.run([
      Reader.python.path, "-m", "coverage", "json", "-q", "--data-file", data, "-o",
      suite.reports.path("theirs.json"),
    ])
    #expect(Ending(outcome) == Ending())
    #expect(try decode(Document.self, suite.reports.read("theirs.json")).totals == suite.totals)
  }

  private struct Ending: Hashable {
    var code: Int32 = 0
    var errors = ""

    init(errors: String = "") { self.errors = errors }

    init(_ outcome: Command.Outcome) {
      code = outcome.code
      errors = outcome.errors
    }
  }

  private func decode<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  /// The counts of genhtml's last lines, such as `353 of 367 lines`.
  private func counts(in output: String) -> [String] {
    output.matches(of: /\((\d+ of \d+ (lines|branches))\)/).map { String($0.1) }
  }

  private func expected(_ suite: RecordedSuite) -> [String] {
    let totals = suite.totals
    let lines = "\(totals.covered_lines) of \(totals.num_statements) lines"
    guard let branches = totals.num_branches, let covered = totals.covered_branches else {
      return [lines]
    }
    return [lines, "\(covered) of \(branches) branches"]
  }

  private func complaints(in output: String) -> [String] {
    output.split(separator: "\n").map(String.init).filter {
      ["warning:", "error:"].contains(where: $0.lowercased().contains)
    }
  }
}
