import FileSelection
import TestSupport
import Testing

private typealias Question = SelectionTree.Question

@Suite struct `Choosing files` {
  private let tree: SelectionTree

  init() throws { tree = try SelectionTree() }

  @Test(arguments: [
    ("@src/lone.py", "src/lone.py"),
    ("src/lone.py", "src/lone.py"),
    ("nope.py", "nope.py"),
    ("@src/alias.py", "src/lone.py"),
    ("@linked/lone.py", "src/lone.py"),
    ("@dangling.py", "src/gone.py"),
    ("@loop.py", "loop.py"),
    ("@lib.zip/pkg/m.py", "lib.zip/pkg/m.py"),
    ("@src/../other/./x.py", "other/x.py"),
    ("@linked/../other/x.py", "other/x.py"),
    ("@src/../other/..", ""),
  ]) func `records a file under its resolved path`(name: String, path: String) throws {
    let expected = path.isEmpty ? tree.folder.path : path
    #expect(try tree.ask(name) == expected)
  }

  @Test(arguments: [
    ("<string>", SkipReason.notAFile), ("memory:x", .inMemory), ("", .emptyName),
    ("@tool/own.py", .own), ("@py/lib/python3.13/os.py", .standardLibrary),
    ("@py/lib/python3.13/site-packages/z.py", .thirdParty),
  ]) func `passes over what is no file of the user's`(name: String, reason: SkipReason) throws {
    #expect(try tree.ask(name) == "\(reason)")
  }

  @Test func `measures the standard library when asked, but never what is installed`() throws {
    let question = Question(coversStandardLibrary: true)
    let library = "py/lib/python3.13"
    #expect(try tree.ask("@\(library)/os.py", question) == "\(library)/os.py")
    let installed = try tree.ask("@\(library)/site-packages/z.py", question)
    #expect(installed == "\(SkipReason.thirdParty)")
  }

  @Test func `finds relative names along the search path`() throws {
    #expect(try tree.ask("pkg/mod.py", Question(searchPath: ["src"])) == "src/pkg/mod.py")
  }

  @Test func `takes a virtual environment on the search path for a third party's`() throws {
    let file = "@venv/site/tp/m.py"
    #expect(try tree.ask(file) == "venv/site/tp/m.py")
    #expect(try tree.ask(file, Question(searchPath: ["venv/site"])) == "\(SkipReason.thirdParty)")
  }

  @Test func `follows a search path that changes`() throws {
    let python = PythonInstallation(prefix: "/p", basePrefix: "/p", version: "3.13")
    var selector = FileSelector(SelectionRules(), installation: python)
    let file = tree.folder.path("venv/site/tp/m.py")
    #expect(selector.disposition(of: CodeOrigin(filename: file)) == .measured(as: file))
    selector.follow(searchPath: [tree.folder.path("venv/site")])
    #expect(selector.disposition(of: CodeOrigin(filename: file)) == .skipped(.thirdParty))
  }
}

@Suite struct `Choosing files by source` {
  private let tree: SelectionTree

  init() throws { tree = try SelectionTree() }

  @Test(arguments: ["src", "linked", "src/pkg", "."])
  func `measures what is below a folder`(source: String) throws {
    #expect(try tree.ask("@src/pkg/mod.py", Question(sources: [source])) == "src/pkg/mod.py")
  }

  @Test func `leaves out what is not`() throws {
    let outside = "\(SkipReason.outsideSource)"
    #expect(try tree.ask("@other/x.py", Question(sources: ["src"])) == outside)
    #expect(try tree.ask("@src/pkg/mod.py", Question(sources: ["src/pk"])) == outside)
  }

  @Test(arguments: [
    ("pkg", "pkg.mod", nil), ("pkg.mod", "pkg.mod", nil), ("pkg", "__main__", "pkg.mod"),
    ("mod", "__main__", nil), ("mod", nil, nil), ("pkg", "__main__", "pkg.__main__"),
  ]) func `measures the modules of a package`(
    package: String, name: String?, spec: String?
  ) throws {
    let question = Question(sources: [package], name: name, spec: spec)
    #expect(try tree.ask("@src/pkg/mod.py", question) == "src/pkg/mod.py")
  }

  @Test(arguments: [("pkg", "pkgs.mod"), ("pkg.mod", "pkg"), ("mod", "pkg.mod")])
  func `leaves out modules of other packages`(package: String, name: String) throws {
    let question = Question(sources: [package], name: name)
    #expect(try tree.ask("@src/pkg/mod.py", question) == "\(SkipReason.outsideSource)")
  }

  @Test func `measures third-party code only when the source itself lives there`() throws {
    let file = "@venv/site/tp/m.py"
    func answer(_ source: String) throws -> String {
      try tree.ask(file, Question(sources: [source], searchPath: ["venv/site"], name: "tp.m"))
    }
    #expect(try answer("venv/site/tp") == "venv/site/tp/m.py")
    #expect(try answer("tp") == "venv/site/tp/m.py")
    #expect(try answer("tp.m") == "venv/site/tp/m.py")
    #expect(try answer(".") == "\(SkipReason.thirdPartyInsideSource)")
  }

  @Test func `measures a source that is in the standard library`() throws {
    let file = "py/lib/python3.13/os.py"
    #expect(try tree.ask("@\(file)", Question(sources: ["os"], name: "os")) == file)
  }

  @Test func `refuses source folders that cannot be any`() throws {
    var rules = SelectionRules()
    #expect(throws: SelectionError.notAFolder("gone")) {
      try rules.addSourceFolder("gone", in: tree.folder.path)
    }
    #expect(throws: SelectionError.rootFolder("/")) { try rules.addSource("/", in: "/") }
  }
}

@Suite struct `Choosing files by pattern` {
  private let tree: SelectionTree

  init() throws { tree = try SelectionTree() }

  @Test func `measures what an include matches, wherever it is`() throws {
    #expect(try tree.ask("@src/lone.py", Question(include: ["src/*"])) == "src/lone.py")
    let library = "py/lib/python3.13/os.py"
    #expect(try tree.ask("@\(library)", Question(include: ["*"])) == library)
    let missed = try tree.ask("@other/x.py", Question(include: ["src/*"]))
    #expect(missed == "\(SkipReason.notIncluded)")
  }

  @Test func `has no use for an include beside a source`() throws {
    let question = Question(sources: ["src"], include: ["other/*"])
    #expect(try tree.ask("@src/lone.py", question) == "src/lone.py")
  }

  @Test(arguments: [
    Question(omit: ["src/l*"]), Question(include: ["src/*"], omit: ["*/lone.py"]),
    Question(sources: ["src"], omit: ["lone.py"]),
  ]) fileprivate func `leaves out what an omit matches`(question: Question) throws {
    #expect(try tree.ask("@src/lone.py", question) == "\(SkipReason.omitted)")
  }

  @Test(arguments: [
    ("@src/lone.py", "src/lone.py"), ("@src/lone.pyc", "src/lone.py"),
    ("@other/x.py", "/build/lone.py"), ("<frozen>", "/build/lone.py"),
  ]) func `believes where a module was loaded from when the name agrees`(
    file: String, path: String
  ) throws {
    #expect(try tree.ask("/build/lone.py", Question(file: file)) == path)
  }
}
