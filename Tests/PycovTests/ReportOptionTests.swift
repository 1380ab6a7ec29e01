internal import TestSupport
internal import Testing

/// What `pycov report` shows and how it ends.
@Suite struct `A report` {
  private func project() throws -> Project {
    let project = try Project([
      "m.py": "import half, full, void\n", "full.py": "a = 1\nb = 1\n",
      "half.py": "a = 1\nif not a:\n    b = 1\n", "void.py": "",
    ])
    try project.run("m.py")
    return project
  }

  @Test(
    arguments: [
      ([], ["full.py", "half.py", "m.py", "void.py"]),
      (["--sort=miss"], ["full.py", "m.py", "void.py", "half.py"]),
      (["--sort=-stmts"], ["half.py", "full.py", "m.py", "void.py"]),
      (["--skip-covered"], ["half.py"]),
      (["--skip-empty"], ["full.py", "half.py", "m.py"]),
      (["--include=f*,v*"], ["full.py", "void.py"]),
      (["--omit=*/f*,m.py"], ["half.py", "void.py"]),
      (["half.py"], ["half.py"]),
    ] as [([String], [String])])
  func `lists the files it is told to`(options: [String], files: [String]) throws {
    let outcome = try project().command([Repository.pycov, "report"] + options)
    #expect(Ending(outcome) == Ending(code: 0))
    let names = outcome.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(names.filter { $0.hasSuffix(".py") }.map(String.init) == files)
  }

  @Test func `shows missing lines and decimals`() throws {
    let outcome = try project().pycov("report", "-m", "--precision=2", "half.py", "full.py")
    #expect(
      outcome.output == """
        Name      Stmts   Miss   Cover   Missing
        ----------------------------------------
        full.py       2      0 100.00%
        half.py       3      1  66.67%   3
        ----------------------------------------
        TOTAL         5      1  80.00%

        """)
  }

  @Test func `is written for Markdown`() throws {
    let outcome = try project().pycov("report", "--format=markdown", "half.py")
    #expect(
      outcome.output == """
        | Name      |    Stmts |     Miss |   Cover |
        |---------- | -------: | -------: | ------: |
        | half.py   |        3 |        1 |     67% |
        | **TOTAL** |    **3** |    **1** | **67%** |

        """)
  }

  @Test func `has colours and fits on a terminal, and is plain elsewhere`() throws {
    let project = try project()
    let plain = try project.pycov("report", "-m").output
    #expect(!plain.contains("\u{1B}"))
    func shown(_ options: String..., environment: [String: String] = [:]) throws -> String {
      let command =
        "stty cols 40; exec '\(Repository.pycov)' report -m \(options.joined(separator: " "))"
      let driver = "\(Repository.root)/Tests/PycovTests/Programs/on_terminal.py"
      let words = [project.python.path, driver, "--", "/bin/sh", "-c", command]
      return try project.command(words, environment: ["TERM": "xterm"].merging(environment) { $1 })
        .output
    }
    let colored = try shown()
    #expect(colored.contains("\u{1B}[32m100%\u{1B}[0m"))
    let ended = "\nended with 0\n"
    #expect(try shown("--color=never") == plain + ended)
    #expect(try shown(environment: ["NO_COLOR": "1"]) == plain + ended)
    #expect(try project.pycov("report", "--color=always").output.contains("\u{1B}[32m100%"))
  }

  @Test func `shows folders, the worst files and their source`() throws {
    let project = try project()
    let lines = { (text: String) in text.split(separator: "\n").map(String.init) }
    #expect(
      lines(try project.pycov("report", "--worst", "--show-source").output).dropFirst(2) == [
        "half.py       3      1    67%",
        "-----------------------------",
        "TOTAL         6      1    83%",
        "half.py  67%",
        "1   a = 1",
        "2   if not a:",
        "3 >     b = 1",
      ])
    #expect(
      lines(try project.pycov("report", "--folders").output).dropFirst(2).first
        == "./          6      1    83%")
    let refusal = try project.pycov("report", "--worst=0")
    #expect(
      Ending(refusal)
        == Ending(
          code: 64, errors: "pycov: --worst must be at least 1, not 0; see 'pycov help report'\n"))
  }

  @Test func `is the total alone`() throws {
    #expect(try project().pycov("report", "--format=total").output == "83\n")
    #expect(try project().pycov("report", "--format=total", "--precision=1").output == "83.3\n")
  }

  @Test(arguments: ["report", "json", "lcov", "html"])
  func `below the threshold ends with 2`(command: String) throws {
    let project = try project()
    #expect(try project.pycov(command, "--fail-under=83").code == 0)
    let outcome = try project.pycov(command, "--fail-under=84")
    project.expectComplaint(
      outcome, code: 2, "coverage failure: total of 83 is less than fail-under=84")
  }

  @Test(arguments: [("json", "{\"meta\""), ("lcov", "TN:\nSF:full.py\n")])
  func `goes to standard output for a dash`(command: String, start: String) throws {
    let outcome = try project().pycov(command, "-o", "-")
    #expect(Ending(outcome) == Ending(code: 0))
    #expect(outcome.output.hasPrefix(start))
  }

  @Test func `has colours on a terminal alone`() throws {
    let project = try project()
    let plain = try project.pycov("report")
    #expect(!plain.output.contains("\u{1B}"))
    let show = "import pty, sys; pty.spawn(sys.argv[1:])"
    let words = ["env", "TERM=xterm", Repository.pycov, "report"]
    #expect(try project.drive(show, words).output.contains("\u{1B}["))
    let without = try project.drive(show, ["env", "NO_COLOR=1"] + words.dropFirst())
    #expect(without.output.replacing("\r\n", with: "\n") == plain.output)
  }
}
