import ProfileTargets
import Testing

@Suite struct `Targets of a profile` {
  /// What the targets below are compared with.
  private static let codes = [
    TargetCode(
      file: "/w/src/pkg/mod.py", module: "pkg.mod", qualifiedName: "<module>", firstLine: 1,
      lastLine: 90),
    TargetCode(
      file: "/w/src/pkg/mod.py", module: "pkg.mod", qualifiedName: "parse", firstLine: 10,
      lastLine: 20),
    TargetCode(
      file: "/w/src/pkg/mod.py", module: "pkg.mod", qualifiedName: "parse.<locals>.inner",
      firstLine: 12, lastLine: 14),
    TargetCode(
      file: "/w/src/pkg/sub/deep.py", module: "pkg.sub.deep", qualifiedName: "Tree.walk",
      firstLine: 30, lastLine: 44),
    TargetCode(
      file: "/w/src/pkgs.py", module: "pkgs", qualifiedName: "parser", firstLine: 1, lastLine: 3),
    TargetCode(
      file: "/w/tools/run.py", module: "__main__", qualifiedName: "main", firstLine: 5, lastLine: 9),
    TargetCode(
      file: "<string>", module: "", qualifiedName: "made", firstLine: 1, lastLine: 1),
  ]

  @Test(arguments: [
    ("pkg", ["<module>", "parse", "parse.inner", "Tree.walk"]),
    ("pkg.mod", ["<module>", "parse", "parse.inner"]),
    ("pkg.mod.parse", ["parse", "parse.inner"]),
    ("pkg.mod:parse", ["parse", "parse.inner"]),
    ("pkg.mod.parse.inner", ["parse.inner"]),
    ("pkg.mod.parse.<locals>.inner", ["parse.inner"]),
    ("parse", ["parse", "parse.inner"]),
    ("Tree", ["Tree.walk"]),
    ("Tree.walk", ["Tree.walk"]),
    ("walk", []),
    ("pkg.sub.deep.Tree", ["Tree.walk"]),
    ("pkg.mod.*", ["<module>", "parse", "parse.inner"]),
    ("pkg.*.walk", ["Tree.walk"]),
    ("pars?", ["parse"]),
    ("*.parse*", ["parse", "parse.inner", "parser"]),
    ("/\\.pars/", ["parse", "parse.inner", "parser"]),
    ("/w/src/pkg/mod.py", ["<module>", "parse", "parse.inner"]),
    ("mod.py", ["<module>", "parse", "parse.inner"]),
    ("od.py", []),
    ("./src/pkg/mod.py", ["<module>", "parse", "parse.inner"]),
    ("../tools/run.py", ["main"]),
    ("src/pkg/", ["<module>", "parse", "parse.inner", "Tree.walk"]),
    ("/w/src/pkg", ["<module>", "parse", "parse.inner", "Tree.walk"]),
    ("src/*.py", ["parser"]),
    ("src/**/*.py", ["<module>", "parse", "parse.inner", "Tree.walk", "parser"]),
    ("mod.py::parse", ["parse", "parse.inner"]),
    ("src/pkg/mod.py::parse::inner", ["parse.inner"]),
    ("/w/src/pkg/sub/deep.py::Tree", ["Tree.walk"]),
    ("mod.py:13", ["<module>", "parse", "parse.inner"]),
    ("src/pkg/mod.py:15-16", ["<module>", "parse"]),
    ("run.main", ["main"]),
    ("tools.run", ["main"]),
    ("__main__.main", ["main"]),
    ("made", ["made"]),
    (".", ["<module>", "parse", "parse.inner", "Tree.walk", "parser"]),
  ])
  func `match by name, pattern, expression, file and line`(
    text: String, expected: [String]
  ) throws {
    let pattern = try TargetPattern(parsing: text, in: "/w/src")
    let found = Self.codes.filter {
      pattern.matches($0) { expression, name in
        expression == "\\.pars" && name.contains(".pars")
      }
    }
    #expect(found.map(\.qualifiedName) == expected)
  }

  @Test func `take away what is written with an exclamation mark`() throws {
    let targets = try TargetPatterns(parsing: ["pkg", "!pkg.sub", "!parse.inner"])
    let found = Self.codes.filter { targets.matches($0) { _, _ in false } }
    #expect(found.map(\.qualifiedName) == ["<module>", "parse"])
  }

  @Test func `are the same after they were encoded`() throws {
    let targets = try TargetPatterns(
      parsing: ["pkg", "!../a.py", "x.py:3", "/^a/", "b.*"], in: "/w/src")
    #expect(targets.encoded == "pkg\n!/w/a.py\nx.py:3-3\n/^a/\nb.*")
    #expect(try TargetPatterns(encoded: targets.encoded) == targets)
  }

  @Test func `tell which lines are wanted`() throws {
    let targets = try TargetPatterns(parsing: ["mod.py:3-12", "mod.py:19", "Tree"])
    let wanted = Self.codes.map { targets.lines(of: $0) { _, _ in false } }
    #expect(wanted == [[3...12, 19...19], [3...12, 19...19], [3...12], nil, nil, nil, nil])
  }

  @Test(arguments: [
    ("", TargetError.empty),
    ("!", .empty),
    ("a\nb", .lineEnd(text: "a\nb")),
    ("a.py:9-3", .backwards(text: "a.py:9-3", first: 9, last: 3)),
    ("!a", .onlyExclusions(text: "!a")),
  ])
  func `that make no sense are refused`(text: String, expected: TargetError) {
    #expect(throws: expected) { try TargetPatterns(parsing: [text]) }
  }

  @Test(arguments: [
    ("pkg.mod.prase", ["pkg.mod.parse"]),
    ("walk", ["pkg.sub.deep.Tree.walk"]),
    ("pgk.mod.inner", ["pkg.mod.parse.inner"]),
    ("src/pkg/mode.py:3", ["/w/src/pkg/mod.py"]),
    ("mian", ["main"]),
    ("pkgz", ["pkg", "pkgs"]),
    ("something.else", []),
  ])
  func `that match nothing are like these`(text: String, expected: [String]) {
    #expect(NearestTargets.of(text, among: Self.codes) == expected)
  }
}
