internal import Coverage
internal import Files
internal import Foundation
internal import Reports
internal import TestSupport
internal import Testing

/// What other programs make of our Cobertura documents.
@Suite struct `Readers of xml` {
  private let project: ReadProject
  private let totals = (lines: 367, covered: 353)

  init() throws {
    project = try ReadProject()
    let folder = project.folder.path
    try project.write(
      XMLReport(XMLOptions(version: "1", timestamp: 1, root: folder, folder: folder)),
      to: "coverage.xml")
  }

  private static let check = """
    import sys
    from lxml import etree
    kind = etree.DTD(sys.argv[1])
    print(kind.validate(etree.parse("coverage.xml")), list(kind.error_log))
    """

  @Test(.enabled(if: Files.isFile(Reader.documentType), Reader.pythonReason))
  func `lxml finds it valid against its document type`() throws {
    let outcome = try project.run([Reader.python.path, "-c", Self.check, Reader.documentType])
    #expect(outcome.output == "True []\n")
    #expect(outcome.errors == "")
  }

  @Test(.enabled(if: Reader.pycobertura.isInstalled, Reader.pythonReason))
  func `pycobertura counts the same lines`() throws {
    struct Answer: Decodable {
      let total: Total

      struct Total: Decodable, Equatable {
        let Stmts: Int
        let Miss: Int
      }
    }
    let outcome = try project.run([Reader.pycobertura.path, "show", "-f", "json", "coverage.xml"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(answer.total == .init(Stmts: totals.lines, Miss: totals.lines - totals.covered))
  }

  @Test(.enabled(if: Reader.gcovr.isInstalled, Reader.pythonReason))
  func `gcovr counts the same lines`() throws {
    struct Answer: Decodable, Equatable {
      let line_total: Int
      let line_covered: Int
    }
    let outcome = try project.run([
      Reader.gcovr.path, "--cobertura-add-tracefile", "coverage.xml", "--json-summary", "-",
    ])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(answer == Answer(line_total: totals.lines, line_covered: totals.covered))
  }

  @Test(.enabled(if: Files.isFile(Reader.documentType), Reader.pythonReason))
  func `lxml finds branches valid, too`() throws {
    try writeBranches()
    let outcome = try project.run([Reader.python.path, "-c", Self.check, Reader.documentType])
    #expect(outcome.output == "True []\n")
    #expect(outcome.errors == "")
  }

  @Test(.enabled(if: Reader.gcovr.isInstalled, Reader.pythonReason))
  func `gcovr counts the same branches`() throws {
    struct Answer: Decodable, Equatable {
      let branch_total: Int
      let branch_covered: Int
    }
    try writeBranches()
    let outcome = try project.run([
      Reader.gcovr.path, "--cobertura-add-tracefile", "coverage.xml", "--json-summary", "-",
    ])
    #expect(outcome.errors == "")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(answer == Answer(branch_total: 40, branch_covered: 23))
  }

  private func writeBranches() throws {
    let folder = project.folder.path
    let report = XMLReport(XMLOptions(version: "1", timestamp: 1, root: folder, folder: folder))
    try project.folder.write(
      report.bytes(of: RecordedMeasurement.measurement("branching")), to: "coverage.xml")
  }

  @Test(.enabled(if: Reader.diffCover.isInstalled, Reader.pythonReason))
  func `diff-cover finds every line of a change`() throws {
    struct Judgement: Decodable, Equatable {
      let total_num_lines: Int
      let total_num_violations: Int
    }
    try project.commitAll()
    let outcome = try project.run([
      Reader.diffCover.path, "coverage.xml", "--compare-branch=main", "--format", "json:out.json",
    ])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    let judgement = try JSONDecoder().decode(
      Judgement.self, from: Data(project.folder.read("out.json").utf8))
    #expect(
      judgement
        == Judgement(
          total_num_lines: totals.lines, total_num_violations: totals.lines - totals.covered))
  }
}
