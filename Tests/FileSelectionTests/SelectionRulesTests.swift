import FileSelection
import TestSupport
import Testing

@Suite struct `Selection rules` {
  @Test func `survive the way to a child process`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a b\\n\nc/x.py")
    var rules = SelectionRules()
    try rules.addSource("a b\\n\nc", in: folder.path)
    try rules.addSource("pack.age", in: folder.path)
    rules.include = try PathGlobs(["*.py", "src/[ab]/*"], in: folder.path)
    rules.omit = try PathGlobs(["*/tests/*"], in: folder.path)
    rules.coversStandardLibrary = true
    rules.addOwnFolder(folder.path)
    #expect(try SelectionRules(decoding: rules.encoded) == rules)
    #expect(rules.sourcePackages == ["pack.age"])
    #expect(rules.ignoresInclude)
  }

  @Test func `of another version are refused`() {
    #expect(throws: SelectionError.unknownRule("colour red")) {
      try SelectionRules(decoding: "colour red\n")
    }
    #expect(throws: SelectionError.unknownRule("omit")) { try SelectionRules(decoding: "omit") }
  }

  @Test func `say nothing when there are none`() throws {
    #expect(SelectionRules().encoded == "")
    #expect(try SelectionRules(decoding: "") == SelectionRules())
  }
}

@Suite struct `Importable files` {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let files = [
      "top.py", "win.pyw", ".hidden.py", "a.b.py", "x~.py", "a,b.py", "text.txt", "py", ".py",
      "pkg/__init__.py", "pkg/m.py", "pkg/deep/__init__.py", "pkg/deep/n.py",
      "plain/p.py", "plain/sub/__init__.py", "plain/sub/q.py", "target/__init__.py",
    ]
    for file in files { try folder.write("", to: file) }
    try folder.link("pkg/linked.py", to: "../top.py")
    try folder.link("pkg/loop", to: "..")
    try folder.link("pkg/target.py", to: "../target")
  }

  private func names(_ files: [String]) -> [String] {
    files.map { String($0.dropFirst(folder.path.count + 1)) }
  }

  @Test func `are those of the top folder and of packages`() {
    let expected = [
      "pkg/__init__.py", "pkg/deep/__init__.py", "pkg/deep/n.py", "pkg/m.py",
      "target/__init__.py", "top.py", "win.pyw",
    ]
    #expect(names(ImportableFiles().files(below: folder.path)) == expected)
  }

  @Test func `include namespace packages when asked, and leave out what is omitted`() throws {
    let omit = try PathGlobs(["pkg/*", "win.pyw"], in: folder.path)
    let files = ImportableFiles(includingNamespacePackages: true, omit: omit)
    let expected = [
      "plain/p.py", "plain/sub/__init__.py", "plain/sub/q.py", "target/__init__.py", "top.py",
    ]
    #expect(names(files.files(below: folder.path)) == expected)
  }

  @Test func `are none where there is no folder`() {
    #expect(ImportableFiles().files(below: folder.path("gone")) == [])
    #expect(ImportableFiles().files(below: folder.path("top.py")) == [])
  }
}
