import TestSupport
import Testing

@Suite struct `Thresholds of patterns` {
  private let project: Project

  init() throws {
    project = try Project([
      "main.py": "import core.one, core.two, extra\n",
      "core/one.py": "def f():\n    return 1\n",
      "core/two.py": "x = 1\ny = 1\nz = 1\n",
      "extra.py": "def f():\n    return 1\n",
      "settings": "[report]\nfail_under_for =\n    core/* = 81\n    extra.py = 50.01\n",
    ])
    try project.measure(["main.py"])
  }

  @Test func `are each named when missed`() throws {
    let outcome = try project.pycov(["report", "--rcfile=settings", "--fail-under=76"])
    #expect(
      outcome.errors == """
        pycov: coverage failure: total of 75 is less than fail-under=76
        pycov: coverage failure: 'core/*': total of 80 is less than 81
        pycov: coverage failure: 'extra.py': total of 50.00 is less than 50.01

        """)
    #expect(outcome.code == 2)
  }

  @Test func `can be changed on the command line`() throws {
    let outcome = try project.pycov([
      "xml", "-q", "--rcfile=settings", "--fail-under-for=core/*=80",
      "--fail-under-for=extra.py=50", "--fail-under-for=**/one.py=51",
    ])
    #expect(
      outcome.errors == "pycov: coverage failure: '**/one.py': total of 50 is less than 51\n")
    #expect(outcome.code == 2)
  }

  @Test func `that match no file are remarked on`() throws {
    let outcome = try project.pycov(["report", "--fail-under-for=croe/*=80"])
    #expect(
      outcome.errors == """
        pycov: no reported file matches 'croe/*' of fail_under_for; correct the pattern \
        (threshold-without-files)

        """)
    #expect(outcome.code == 0)
  }

  @Test(arguments: ["core", "=3", "core=", "core=101", "core=x"])
  func `that make no sense are refused`(threshold: String) throws {
    let outcome = try project.pycov(["report", "--fail-under-for=\(threshold)"])
    #expect(
      outcome.errors == """
        pycov: the value '\(threshold)' is invalid for '--fail-under-for <glob=min>': it must be a \
        pattern, '=' and a number from 0 to 100; see 'pycov help report'

        """)
    #expect(outcome.code == 64)
  }
}
