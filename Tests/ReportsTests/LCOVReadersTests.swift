internal import Coverage
internal import Files
internal import Foundation
internal import Reports
internal import TestSupport
internal import Testing

/// What other programs make of our trace files.
@Suite struct `Readers of lcov` {
  private let project: ReadProject

  init() throws { project = try ReadProject() }

  @Test(
    .enabled(if: Reader.genhtml.isInstalled, "genhtml is missing: apt install lcov"),
    arguments: [false, true])
  func `genhtml shows every file without a complaint`(hasChecksums: Bool) throws {
    try project.write(LCOVReport(hasChecksums: hasChecksums), to: "coverage.info")
    let outcome = try project.run([Reader.genhtml.path, "coverage.info", "-o", "html"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(complaints(in: outcome.output) == [])
    #expect(outcome.output.contains("lines......: 96.2% (353 of 367 lines)"))
    #expect(outcome.output.contains("functions..: 47.1% (8 of 17 functions)"))
  }

  @Test(.enabled(if: Reader.genhtml.isInstalled, "genhtml is missing: apt install lcov"))
  func `genhtml finds that a source changed since`() throws {
    try project.write(LCOVReport(hasChecksums: true), to: "coverage.info")
    try project.folder.write("x = 1\n", to: "shop/pass_.py")
    let outcome = try project.run([Reader.genhtml.path, "coverage.info", "-o", "html"])
    #expect(outcome.code != 0)
    #expect(outcome.errors.contains("checksum mismatch"))
  }

  @Test(.enabled(if: Reader.grcov.isInstalled, "grcov is missing: apt install grcov"))
  func `grcov counts the same lines`() throws {
    struct Folder: Decodable, Equatable {
      let linesTotal: Int
      let linesCovered: Int
    }
    try project.write(LCOVReport(), to: "coverage.info")
    let outcome = try project.run([Reader.grcov.path, "coverage.info", "-t", "covdir"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    let folder = try JSONDecoder().decode(Folder.self, from: Data(outcome.output.utf8))
    #expect(folder == Folder(linesTotal: 367, linesCovered: 353))
  }

  @Test(.enabled(if: Reader.lcovCobertura.isInstalled, Reader.pythonReason))
  func `lcov_cobertura counts the same lines`() throws {
    try project.write(LCOVReport(), to: "coverage.info")
    let outcome = try project.run([Reader.lcovCobertura.path, "coverage.info", "-o", "out.xml"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(complaints(in: outcome.output) == [])
    let document = try project.folder.read("out.xml")
    #expect(document.contains(#"lines-covered="353" lines-valid="367""#))
  }

  @Test(.enabled(if: Reader.diffCover.isInstalled, Reader.pythonReason))
  func `diff-cover finds every line of a change`() throws {
    struct Judgement: Decodable, Equatable {
      let total_num_lines: Int
      let total_num_violations: Int
    }
    try project.write(LCOVReport(), to: "coverage.info")
    try project.commitAll()
    let outcome = try project.run([
      Reader.diffCover.path, "coverage.info", "--compare-branch=main", "--format", "json:out.json",
    ])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(complaints(in: outcome.output) == [])
    let judgement = try JSONDecoder().decode(
      Judgement.self, from: Data(project.folder.read("out.json").utf8))
    #expect(judgement == Judgement(total_num_lines: 367, total_num_violations: 14))
  }

  private func complaints(in output: String) -> [String] {
    output.split(separator: "\n").map(String.init).filter {
      ["warning", "error"].contains(where: $0.lowercased().contains)
    }
  }
}
