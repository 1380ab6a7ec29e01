internal import Coverage
internal import Reports
internal import Source
internal import TestSupport
internal import Testing

@testable internal import Imports

/// What is read of other programs' reports.
@Suite struct `Imported reports` {
  private func read(_ text: String) throws -> ImportedCoverage {
    try ImportedCoverage(reading: Array(text.utf8), named: "report") { $0 == "lib/a.c" }
  }

  private func file(
    lines: [Int: UInt64], exits: [Int: [String: UInt64]] = [:],
    functions: [String: ImportedFile.Function] = [:], excluded: Set<Int> = []
  ) -> ImportedFile {
    var file = ImportedFile()
    file.lines = lines
    file.exits = exits
    file.functions = functions
    file.excluded = excluded
    return file
  }

  @Test func `in lcov's classic records`() throws {
    let text = """
      TN:unit
      SF:lib/a.c
      FN:3,main
      FN:7,9,f(int, char)
      FNDA:1,main
      FNDA:0,f(int, char)
      FNF:2
      BRDA:4,0,0,1
      BRDA:4,0,1,-
      DA:3,1
      DA:4,2.5e1,abcdef
      DA:0,7
      VER:1
      end_of_record
      SF:lib/a.c\r
      DA:4,2\r
      end_of_record\r

      """
    #expect(
      try read(text).files == [
        "lib/a.c": file(
          lines: [3: 1, 4: 27], exits: [4: ["0,0": 1, "0,1": 0]],
          functions: [
            "main": .init(line: 3, count: 1), "f(int, char)": .init(line: 7, end: 9, count: 0),
          ])
      ])
  }

  @Test func `in the records of lcov 2`() throws {
    let text = """
      # made by hand
      SF:a.c
      FNL:0,3,9
      FNA:0,2,main
      FNA:0,1,alias
      BRDA:4,e0,a, b,1
      BRDA:4,0,to line 7,0
      DA:4,1
      end_of_record

      """
    #expect(
      try read(text).files == [
        "a.c": file(
          lines: [4: 1], exits: [4: ["e0,a, b": 1, "0,to line 7": 0]],
          functions: [
            "main": .init(line: 3, end: 9, count: 2), "alias": .init(line: 3, end: 9, count: 1),
          ])
      ])
  }

  @Test func `in Cobertura's document, found below the source that has the file`() throws {
    let text = """
      <?xml version='1.0'?>
      <!DOCTYPE coverage [<!ELEMENT coverage ANY>]>
      <coverage>
        <!-- <class> -->
        <sources><source>/nowhere</source><source> lib\n</source></sources>
        <packages><package name=""><classes>
          <class name="A &lt;x>" filename='a.c'>
            <methods><method name="f" signature=""><lines>
              <line number="2" hits="0"/><line number="3" hits="0"/>
            </lines></method></methods>
            <lines>
              <line number="2" hits="0"/>
              <line number="3" hits="0"/>
              <line number="5" hits="4" branch="true" condition-coverage="50% (1/2)"/>
            </lines>
          </class>
          <class name="B" filename="b&#x61;.c"><lines><line number="1" hits="1"/></lines></class>
        </classes></package></packages>
      </coverage>
      """
    #expect(
      try read(text).files == [
        "lib/a.c": file(
          lines: [2: 0, 3: 0, 5: 4], exits: [5: ["0,0": 1, "0,1": 0]],
          functions: ["f": .init(line: 2, end: 3, count: 0)]),
        "/nowhere/ba.c": file(lines: [1: 1]),
      ])
  }

  @Test func `in coverage.py's JSON`() throws {
    let text = """
      {"meta": {"format": 3}, "files": {"caf\\u00e9 \\ud83d\\ude00.py": {
        "executed_lines": [1, 2], "missing_lines": [3], "excluded_lines": [9],
        "executed_branches": [[2, 3]], "missing_branches": [[2, -1]],
        "functions": {"": {"executed_lines": [1], "missing_lines": []},
          "f": {"executed_lines": [2], "missing_lines": [3], "start_line": 1}}}}}
      """
    #expect(
      try read(text).files == [
        "café 😀.py": file(
          lines: [1: 1, 2: 1, 3: 0], exits: [2: ["0,to line 3": 1, "0,exit 1": 0]],
          functions: ["f": .init(line: 1, end: 3, count: 1)], excluded: [9])
      ])
  }

  @Test(arguments: [
    (
      "hello\n",
      "'report' is no report that can be imported; make it an lcov trace file, "
        + "Cobertura's XML or coverage.py's JSON"
    ),
    ("", "'report' tells of no line of any file"),
    ("SF:a.c\nDA:1,1\n", "'report' ends inside a record; it may have been cut short"),
    (
      "SF:a.c\nDA:1\nend_of_record\n",
      "'report' is damaged in line 2: 'DA:1' is no record of lcov; make it anew"
    ),
    (
      "SF:a.c\nDA:99999999999,1\nend_of_record\n",
      "'report' is damaged in line 2: 'DA:99999999999,1' is no record of lcov; make it anew"
    ),
    (
      "SF:a.c\nSF:b.c\n",
      "'report' is damaged in line 2: 'SF:b.c' is no record of lcov; make it anew"
    ),
    ("SF:a.c\nend_of_record\n", "'report' tells of no line of any file"),
    ("<coverage>\n<a></b>", "'report' is damaged in line 2: '</b>' ends nothing; make it anew"),
    ("<coverage>", "'report' is damaged in line 1: it ends inside of 'coverage'; make it anew"),
    ("<a b=\"&nope;\"/>", "'report' is damaged in line 1: an entity is unknown; make it anew"),
    ("<html></html>", "'report' is not a document of Cobertura"),
    ("<coverage clover='3'></coverage>", "'report' is not a document of Cobertura"),
    ("{\n\"meta\": [1, }", "'report' is no JSON in line 2: a value is missing; make it anew"),
    ("{\"files\": {}}", "'report' is not coverage.py's JSON"),
    ("{\"meta\": 1, \"files\": {}}", "'report' tells of no line of any file"),
  ])
  func `that are none are refused with what is wrong`(text: String, message: String) {
    let error = #expect(throws: ImportError.self) { _ = try self.read(text) }
    #expect(error?.description == message)
  }

  @Test func `nested too deeply are refused`() {
    let text = "{\"meta\": " + String(repeating: "[", count: 100_000)
    let error = #expect(throws: ImportError.self) { _ = try self.read(text) }
    #expect(
      error?.description == "'report' is no JSON in line 1: it is nested too deeply; make it anew")
  }

  @Test func `are kept as they were read`() throws {
    let coverage = ImportedCoverage(files: [
      "/r/a.c": file(
        lines: [1: 0, 2: .max], exits: [2: ["0,10": 1, "0,9": 0, "e0,x, y": 3]],
        functions: ["f": .init(line: 1, count: 2), "g, h": .init(line: 2, end: 2, count: 0)],
        excluded: [7])
    ])
    #expect(
      try TraceReader.read(TraceWriter.bytes(of: coverage)[...], named: "kept") == coverage)
  }

  @Test func `get other paths, and are added up where these are equal`() throws {
    let mapping = PathMapping(stripping: ["/ci/build", "/ci/"], prefix: "app", in: "/here")
    #expect(
      ["/ci/build/a.c", "/ci/a.c", "b/../c.c", "/other/d.c", "/cinema/e.c"].map(mapping.map) == [
        "/here/app/a.c", "/here/app/a.c", "/here/app/c.c", "/other/d.c", "/cinema/e.c",
      ])
    let coverage = ImportedCoverage(files: [
      "/ci/build/a.c": file(lines: [1: 1, 2: 0]), "/ci/a.c": file(lines: [1: 2, 3: .max]),
    ])
    #expect(
      coverage.mappingPaths(mapping.map).files
        == ["/here/app/a.c": file(lines: [1: 3, 2: 0, 3: .max])])
  }

  @Test func `become files of reports`() throws {
    let imported = file(
      lines: [2: 1, 3: 1, 4: 0, 6: 1, 7: 0],
      exits: [3: ["0,0": 1, "0,1": 0, "0,10": 0, "0,2": 1], 6: ["0,0": 1]],
      functions: ["f": .init(line: 2, count: 1), "g": .init(line: 6, count: 0)])
    let coverage = imported.coverage(path: "a.c", text: Array("x\r\ny".utf8), hasBranches: true)
    #expect(coverage.missingText == "3->?, 4, 7")
    #expect(
      LCOVReport(.second).rendered(Measurement(files: [coverage], hasBranches: true)) == """
        TN:
        SF:a.c
        FNL:0,2,5
        FNA:0,1,f
        FNL:1,6
        FNA:1,0,g
        FNF:2
        FNH:1
        BRDA:3,0,0,1
        BRDA:3,0,1,0
        BRDA:3,0,2,1
        BRDA:3,0,3,0
        BRF:4
        BRH:2
        DA:2,1
        DA:3,1
        DA:4,0
        DA:6,1
        DA:7,0
        LF:5
        LH:3
        end_of_record

        """)
    #expect(String(decoding: coverage.text, as: UTF8.self) == "x\ny\n\n\n\n\n\n")
  }
}
