import Files
import TestSupport
import Testing

@Suite struct `pycov annotate` {
  private let project: Project

  init() throws {
    project = try Project([
      "main.py": "import inner.one\nif 0:\n    x = 1\ny = 2  # pragma: no cover\n",
      "inner/one.py": "def f():\n    return 1\n",
    ])
    try project.measure(["main.py"])
  }

  private static let main = """
    > import inner.one
    > if 0:
          x = 1
    - y = 2  # pragma: no cover

    """

  @Test func `writes beside the sources`() throws {
    let outcome = try project.pycov(["annotate"])
    #expect(outcome.output + outcome.errors == "")
    #expect(outcome.code == 0)
    #expect(try project.folder.read("main.py,cover") == Self.main)
    #expect(try project.folder.read("inner/one.py,cover") == "> def f():\n!     return 1\n")
  }

  @Test func `writes into a folder`() throws {
    let outcome = try project.pycov(["annotate", "-d", "out/all"])
    #expect(outcome.code == 0)
    #expect(try project.folder.read("out/all/main.py,cover") == Self.main)
    #expect(try Files.list(project.folder.path("out/all/inner")) == ["one.py,cover"])
    #expect(try Files.list(project.folder.path("inner")).contains("one.py,cover") == false)
  }
}
