internal import TestSupport
internal import Testing

/// `pycov watch` and `pycov serve`, which go on until they are ended.
@Suite struct `Commands that wait for data` {
  private func drive(_ driver: String, _ project: Project) throws -> Command.Outcome {
    let path = "\(Repository.root)/Tests/PycovTests/Programs/\(driver).py"
    let again = project.measuring(["m.py"])
    return try project.command([project.python.path, path, Repository.pycov, "--"] + again)
  }

  private func project() throws -> Project {
    let project = try Project(["m.py": "a = 1\n"])
    try project.run("m.py")
    return project
  }

  @Test func `watch shows the report anew when there is new data`() throws {
    let outcome = try drive("watches", project())
    #expect(Ending(outcome) == Ending(code: 0))
    #expect(outcome.output == "100\n67\n80\nended with -15\n")
  }

  @Test func `serve gives pages to this machine alone, and says when there are new ones`() throws {
    let outcome = try drive("browses", project())
    #expect(Ending(outcome) == Ending(code: 0))
    #expect(
      outcome.output == """
        serving 'htmlcov' at http://127.0.0.1:PORT/; end it with Control-C
        / HTTP/1.1 200 OK: page
        /index.html HTTP/1.1 200 OK: page
        /../m.py HTTP/1.1 404 Not Found: Not Found
        /..%2fm.py HTTP/1.1 404 Not Found: Not Found
        //etc/passwd HTTP/1.1 404 Not Found: Not Found
        /.gitignore HTTP/1.1 404 Not Found: Not Found
        host HTTP/1.1 403 Forbidden: Forbidden
        host HTTP/1.1 403 Forbidden: Forbidden
        POST HTTP/1.1 405 Method Not Allowed: Method Not Allowed
        listens at ['0100007F']
        live HTTP/1.1 200 OK
        data: new
        no more

        """)
  }

  @Test func `refuse what they cannot do in a line`() throws {
    let project = try project()
    project.expectComplaint(
      try project.pycov("watch", "--nosuch"), code: 64,
      "unknown option '--nosuch'; see 'pycov help watch'")
    project.expectComplaint(
      try project.pycov("serve", "--port=70000"), code: 64,
      "--port must be between 0 and 65535, not 70000; see 'pycov help serve'")
    project.expectComplaint(
      try project.pycov("watch", "--data-file=nosuch/data"),
      "cannot watch '\(project.folder.path("nosuch"))': No such file or directory")
    #expect(try project.pycov("erase").code == 0)
    project.expectComplaint(
      try project.pycov("serve"),
      "no data file at '.coverage'; run 'pycov run' first, or name one with --data-file")
  }
}
