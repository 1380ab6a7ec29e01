import Files
import TestSupport
import Testing

@Suite struct `pycov xml` {
  private let project: Project

  init() throws {
    project = try Project([
      ".git": "gitdir: elsewhere\n",
      "server/main.py": "import api.one\n",
      "server/api/__init__.py": "",
      "server/api/one.py": "def f():\n    return 1\n",
      "server/.coveragerc": "[xml]\noutput = deep.xml\npackage_depth = 1\n",
    ])
    try project.measure(["--source=.", "main.py"], in: "server")
  }

  @Test func `names files relative to the repository, as settings say`() throws {
    let outcome = try project.pycov(
      ["xml"], in: "server", environment: ["SOURCE_DATE_EPOCH": "1700000000"])
    #expect(outcome.output == "wrote the XML report to 'deep.xml'\n")
    #expect(outcome.errors == "")
    #expect(outcome.code == 0)
    let document = try project.folder.read("server/deep.xml")
    #expect(document.contains("<source>\(project.folder.path)</source>"))
    #expect(document.contains(#" timestamp="1700000000000""#))
    #expect(document.contains(#"<package name="server" line-rate="0.6667""#))
    #expect(document.contains(#"<class name="api/one.py" filename="server/api/one.py""#))
    #expect(document.contains(#"filename="server/api/__init__.py""#))
  }

  @Test func `writes to standard output, without empty files, and judges the total`() throws {
    let outcome = try project.pycov(
      ["xml", "-o", "-", "--skip-empty", "--fail-under=90"], in: "server")
    #expect(outcome.output.hasSuffix("</coverage>\n"))
    #expect(!outcome.output.contains("__init__.py"))
    #expect(
      outcome.errors == "pycov: coverage failure: total of 67 is less than fail-under=90\n")
    #expect(outcome.code == 2)
  }

  @Test func `writes in silence`() throws {
    let outcome = try project.pycov(["xml", "-q", "-o", "../out.xml"], in: "server")
    #expect(outcome.output + outcome.errors == "")
    #expect(try project.folder.read("out.xml").hasPrefix("<?xml"))
  }

  @Test func `takes the working folder where there is no repository`() throws {
    try Files.remove(project.folder.path(".git"))
    let outcome = try project.pycov(["xml", "-o", "-"], in: "server")
    #expect(outcome.output.contains("<source>\(project.folder.path("server"))</source>"))
    #expect(outcome.output.contains(#"filename="api/one.py""#))
  }
}
