import Coverage
import Testing

/// Expectations are what coverage.py 7.17.3 makes of the same rules when every file exists.
@Suite struct `Aliases of paths` {
  struct Case: Sendable {
    let groups: [[String]]
    let paths: [String]
    let mapped: [String]

    init(_ groups: [[String]], _ paths: [String], _ mapped: [String]) {
      self.groups = groups
      self.paths = paths
      self.mapped = mapped
    }
  }

  private func aliases(
    _ groups: [[String]], relative: Bool = false,
    exists: @escaping @Sendable (String) -> Bool = { _ in true }
  ) throws -> PathAliases {
    try PathAliases(groups, in: "/nowhere/here", isRelative: relative, exists: exists)
  }

  @Test(arguments: [
    Case(
      [["/here/src", "/home/*/src"]],
      [
        "/home/foo/src/a.py", "/home/foo/x/src/a.py", "/HOME/Foo/SRC/a.py", "/home/src/a.py",
        "/other/a.py",
      ],
      [
        "/here/src/a.py", "/home/foo/x/src/a.py", "/here/src/a.py", "/home/src/a.py",
        "/other/a.py",
      ]),
    Case(
      [["/here/src", "*/src"]],
      ["/a/src/b/src/c.py", "src/c.py", "/x/mysrc/c.py", "c:\\proj\\src\\sub\\d.py"],
      ["/here/src/c.py", "/here/src/c.py", "/x/mysrc/c.py", "/here/src/sub/d.py"]),
    Case(
      [["/here", "c:\\ci\\*\\work"]], ["c:\\ci\\1\\work\\sub\\d.py", "C:/CI/2/work/e.py"],
      ["/here/sub/d.py", "/here/e.py"]),
    Case(
      [["/here", "/a/**/lib", "/b/?x/[a-c]1"]],
      ["/a/lib/m.py", "/a/q/r/lib/m.py", "/b/zx/B1/m.py", "/b/zx/d1/m.py"],
      ["/here/m.py", "/here/m.py", "/here/m.py", "/b/zx/d1/m.py"]),
    Case(
      [["/here/", "/there/"], ["/two", "/there/deep"]],
      ["/there/m.py", "/there/deep/m.py", "/there"],
      ["/here/m.py", "/here/deep/m.py", "/there"]),
    Case([["/", "/w"]], ["/w/m.py"], ["/m.py"]),
  ])
  func `give absolute paths`(example: Case) throws {
    var aliases = try aliases(example.groups)
    #expect(example.paths.map { aliases.map($0) } == example.mapped)
  }

  @Test(arguments: [
    Case(
      [["src", "*/project/src"]],
      [
        "/ci/project/src/m.py", "/nowhere/here/lib/m.py", "/z/lib/n.py", "lib/n.py",
        "/q/other/lib/o.py", "m.py",
      ],
      ["src/m.py", "lib/m.py", "lib/n.py", "lib/n.py", "lib/o.py", "m.py"]),
    Case([["./django_foo", "*/foo"]], ["/ve/lib/foo/bar.py"], ["./django_foo/bar.py"]),
    Case([[".", "*/foo"]], ["/ve/lib/foo/bar.py"], ["bar.py"]),
    Case(
      [], ["/nowhere/here/pkg/m.py", "/else/pkg/n.py", "sub/x.py", "/ci/sub/x.py"],
      ["pkg/m.py", "pkg/n.py", "sub/x.py", "sub/x.py"]),
    Case([[".\\win", "/lin"]], ["/lin/a/b.py"], [".\\win\\a\\b.py"]),
  ])
  func `keep paths relative when told to`(example: Case) throws {
    var aliases = try aliases(example.groups, relative: true)
    #expect(example.paths.map { aliases.map($0) } == example.mapped)
  }

  @Test func `pass over rules that lead nowhere`() throws {
    let groups = [["/one", "/ci"], ["/two", "/ci"]]
    var second = try aliases(groups) { $0 == "/two/m.py" }
    #expect(second.map("/ci/m.py") == "/two/m.py")
    var none = try aliases(groups) { _ in false }
    #expect(none.map("/ci/m.py") == "/ci/m.py")
  }

  @Test(arguments: ["/a/x**/b", "/a/**x/b", "/a/***/b", "/a/**/**/b", "/a/[b", "/a/b]"])
  func `refuse patterns without a meaning`(pattern: String) {
    #expect(throws: PathAliasError.badPattern(pattern + "/")) {
      _ = try aliases([["/here", pattern]])
    }
  }

  @Test func `refuse a pattern for all below a folder`() {
    #expect(throws: PathAliasError.endsWithWildcard("/ci/*")) {
      _ = try aliases([["/here", "/ci/*"]])
    }
  }
}
