internal import Files
internal import Foundation
internal import TestSupport
internal import Testing

/// `pycov import`, and reports with what it read.
@Suite struct `Import command` {
  private let project: Project

  /// A Python file that was measured, and a C file that was not.
  init() throws {
    project = try Project([
      "m.py": "def f(x):\n    if x:\n        return 1\n    return 2\n\n\nf(1)\n",
      "lib/a.c": "int f(void) { return 1; }\nint main(void) { return 0; }\n",
      "a.info": """
      TN:
      SF:/ci/lib/a.c
      FN:1,f
      FN:2,main
      FNDA:0,f
      FNDA:1,main
      DA:1,0
      DA:2,1
      end_of_record

      """,
    ])
    try project.run("--branch", "m.py")
  }

  @Test func `adds files of other languages to every report`() throws {
    let outcome = try project.pycov("import", "--strip=/ci", "a.info")
    #expect(Ending(outcome) == Ending(code: 0))
    #expect(outcome.output == "imported 1 file\n")
    #expect(
      try project.pycov("report", "-m").output == """
        Name      Stmts   Miss Branch BrPart  Cover   Missing
        -----------------------------------------------------
        lib/a.c       2      1      0      0    50%   1
        m.py          5      1      2      1    71%   4
        -----------------------------------------------------
        TOTAL         7      2      2      1    67%

        """)
    #expect(try project.pycov("report", "--format=total", "--omit=*.c").output == "71\n")
    #expect(try project.pycov("report", "--format=total", "lib/a.c").output == "50\n")
    #expect(try project.pycov("report", "--format=total", "m.py").output == "71\n")
    let reports = ["lcov", "xml", "json", "html", "sonar", "clover", "jacoco", "codecov", "sarif"]
    let written = try project.pycov(["report"] + reports.map { "--\($0)=out.\($0)" })
    #expect(Ending(written) == Ending(code: 0))
    #expect(try project.folder.read("out.lcov").contains("SF:lib/a.c\nFN:1,f\nFN:2,main\nFNDA:0,f"))
  }

  @Test func `replaces what was imported before, adds to it when asked, and goes with erase`()
    throws
  {
    try project.folder.write("SF:b.c\nDA:1,1\nend_of_record\n", to: "b.info")
    #expect(try project.pycov("import", "-q", "--strip=/ci", "a.info").output == "")
    #expect(try project.pycov("import", "b.info").output == "imported 1 file\n")
    #expect(
      try project.pycov("import", "--append", "--strip=/ci", "a.info").output
        == "imported 2 files\n")
    #expect(try project.pycov("erase").code == 0)
    #expect(!Files.isFolder(project.folder.path(".pycov")))
    project.expectComplaint(
      try project.pycov("report"),
      "no data file at '.coverage'; run 'pycov run' first, or name one with --data-file")
    #expect(try project.pycov("import", "b.info").code == 0)
    #expect(try project.pycov("report", "--format=total").output == "100\n")
  }

  @Test(arguments: ["lcov", "xml", "json"])
  func `reads what pycov writes`(format: String) throws {
    #expect(try project.pycov(format, "-q", "-o", "report").code == 0)
    let words = "'\(Repository.pycov)' import --data-file=other - <report"
    #expect(try project.command(["/bin/sh", "-c", words]).output == "imported 1 file\n")
    #expect(
      try project.pycov("report", "--data-file=other").output
        == project.pycov("report").output)
  }

  @Test func `counts lines that ran elsewhere in a file that was measured here`() throws {
    try project.folder.write("SF:m.py\nDA:3,0\nDA:4,7\nend_of_record\n", to: "more.info")
    #expect(try project.pycov("import", "more.info").code == 0)
    let report = try project.measured()
    #expect(report["m.py"] == Lines(executed: [1, 2, 3, 4, 7]))
  }

  @Test func `keeps how often lines, exits and functions ran`() throws {
    let record = """
      TN:
      SF:c.c
      FN:1,f
      FNDA:12,f
      FNF:1
      FNH:1
      BRDA:2,0,0,-
      BRDA:2,0,1,9
      BRF:2
      BRH:1
      DA:1,12
      DA:2,9
      DA:3,0
      LF:3
      LH:2
      end_of_record

      """
    try project.folder.write(
      record.replacing("BRDA:2,0,0,-", with: "BRDA:2,0,0,0"), to: "counts.info")
    try project.folder.write("SF:m.py\nDA:3,2\nDA:4,7\nend_of_record\n", to: "more.info")
    #expect(try project.pycov("import", "counts.info", "more.info").code == 0)
    #expect(try project.pycov("lcov", "-q", "-o", "out", "c.c").code == 0)
    #expect(
      try project.folder.read("out")
        == record.replacing("BRDA:2,0,0,-", with: "BRDA:2,0,0,0"))
    #expect(try project.pycov("lcov", "-q", "-o", "out", "m.py").code == 0)
    let lines = try project.folder.read("out").split(separator: "\n").filter { $0.hasPrefix("DA:") }
    #expect(lines == ["DA:1,1", "DA:2,1", "DA:3,3", "DA:4,7", "DA:7,1"])
    #expect(
      try project.pycov("report", "--codecov=out.json", "c.c").code == 0)
    #expect(
      try project.folder.read("out.json")
        == #"{"coverage": {"c.c": {"1": 12, "2": "1/2", "3": 0}}}"# + "\n")
  }

  @Test(arguments: [
    "BRDA:2,0,to line 4,1", "BRDA:2,0,jump to line 4,3", "BRDA:2,0,0,2\nBRDA:2,0,1,1",
  ])
  func `counts exits taken elsewhere in a file that was measured here`(record: String) throws {
    #expect(
      try project.pycov("report", "--format=total", "m.py").output == "71\n")
    try project.folder.write(
      "SF:m.py\nDA:2,1\nDA:4,1\n\(record)\nend_of_record\n", to: "more.info")
    #expect(try project.pycov("import", "more.info").code == 0)
    #expect(
      try project.pycov("report", "--format=total", "m.py").output == "100\n")
  }

  @Test func `leaves exits alone that a report does not tell apart`() throws {
    try project.folder.write(
      "SF:m.py\nDA:2,1\nDA:4,1\nBRDA:2,0,0,0\nBRDA:2,0,1,1\nend_of_record\n", to: "more.info")
    #expect(try project.pycov("import", "more.info").code == 0)
    #expect(
      try project.pycov("report", "m.py").output.contains("m.py        5      0      2      1"))
  }

  @Test func `says in a line what cannot be read`() throws {
    try project.folder.write("SF:a.c\nDA:x\n", to: "bad.info")
    project.expectComplaint(
      try project.pycov("import", "bad.info"),
      "'bad.info' is damaged in line 2: 'DA:x' is no record of lcov; make it anew")
    project.expectComplaint(
      try project.pycov("import", "nosuch"), "cannot read 'nosuch': No such file or directory")
    #expect(try project.pycov("report", "--format=total").output == "71\n")
  }
}
