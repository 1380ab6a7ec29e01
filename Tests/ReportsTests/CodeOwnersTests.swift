internal import Reports
internal import Testing

@Suite struct `Code owners` {
  private let owners = CodeOwners(
    """
    # who looks after what
    *            @everybody
    *.html       @pages
    /docs/       @writers   # and nobody else
    apps/*       @first
    shop         @sales @till
    /src/**/test @testers
    /src/free
    """)

  @Test(arguments: [
    ("a.py", "@everybody"), ("deep/in/a.py", "@everybody"), ("deep/a.html", "@pages"),
    ("docs/a/b.py", "@writers"), ("other/docs/b.py", "@everybody"), ("apps/a.py", "@first"),
    ("apps/in/a.py", "@everybody"), ("x/shop/a.py", "@sales @till"), ("shop", "@sales @till"),
    ("src/a/b/test/c.py", "@testers"), ("src/free/a.py", ""),
  ])
  func `are those of the last line that matches`(path: String, expected: String) {
    #expect(owners.owners(of: path).joined(separator: " ") == expected)
  }

  @Test func `are looked up from where reported paths begin`() {
    let inside = CodeOwners("/app/docs/ @writers", folder: "app")
    #expect(inside.owners(of: "docs/a.py") == ["@writers"])
    #expect(inside.owners(of: "a.py") == [])
  }

  @Test func `of GitLab's file are read without its sections`() {
    let owners = CodeOwners("[Code][2] @all\n^[Optional]\n*.py @one")
    #expect(owners.owners(of: "a.py") == ["@one"])
  }
}
