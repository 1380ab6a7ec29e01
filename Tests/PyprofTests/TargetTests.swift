import Files
import Foundation
import TestSupport
import Testing

/// Every way to name what is to be timed, in a run and when it is shown.
@Suite struct `Targets` {
  private static let files = [
    "main.py": "import shop.cart, shop.till\nshop.cart.Cart().add(1)\nshop.till.count()\n",
    "shop/__init__.py": "",
    "shop/cart.py": """
    class Cart:
        def add(self, n):
            def check(n):
                return n > 0
            return check(n)
        def empty(self):
            return []
    def total(cart):
        return 0
    total(Cart().empty())

    """,
    "shop/till.py": """
    def count():
        return 1

    """,
  ]

  private static let cart = ["Cart.add", "Cart.add.<locals>.check", "Cart.empty", "total"]

  private func program() throws -> ProfiledProgram {
    let program = try ProfiledProgram()
    try Files.makeFolder("\(program.folder.path)/shop")
    for (name, text) in Self.files {
      try Files.write(Array(text.utf8), to: "\(program.folder.path)/\(name)")
    }
    return program
  }

  private struct Function: Decodable {
    let qualifiedName: String
  }

  /// The functions that an answer in JSON has lines of, but for modules and the bodies of classes.
  private func functions(_ outcome: Command.Outcome) throws -> [String] {
    guard outcome.code == 0 else { return [outcome.errors] }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([Function].self, from: Data(outcome.output.utf8))
      .map(\.qualifiedName).filter { $0 != "<module>" && $0 != "Cart" }.sorted()
  }

  private static let forms: [(target: String, functions: [String])] = [
    ("shop", cart[0...2] + ["count", "total"]),
    ("shop.cart", cart),
    ("shop.cart.Cart", Array(cart[0...2])),
    ("shop.till.count", ["count"]),
    ("total", ["total"]),
    ("Cart.empty", ["Cart.empty"]),
    ("Cart.add.check", ["Cart.add.<locals>.check"]),
    ("shop.*.total", ["total"]),
    ("/^shop.*c.*t$/", ["count"]),
    ("shop/till.py", ["count"]),
    ("shop/*.py", cart[0...2] + ["count", "total"]),
    ("shop/cart.py:8-9", ["total"]),
    ("shop/cart.py:3", ["Cart.add", "Cart.add.<locals>.check"]),
    ("shop/cart.py::Cart.add", ["Cart.add", "Cart.add.<locals>.check"]),
    ("shop/cart.py::Cart::empty", ["Cart.empty"]),
  ]

  @Test(arguments: forms)
  func `are understood by runs and by tables`(
    form: (target: String, functions: [String])
  ) throws {
    let program = try program()
    let python = try #require(TestPython.onMachine.last)
    try program.record(python.path, ["--lines", form.target, "main.py"])
    let timed = try program.pyprof("lines", "--top", "0", "--format", "json")
    #expect(try functions(timed) == form.functions)
    try program.record(python.path, ["--lines", "shop", "main.py"])
    let shown = try program.pyprof("lines", "--format", "json", form.target)
    #expect(try functions(shown) == form.functions)
  }

  @Test(arguments: [
    ("shop.crat", ["shop.cart", "shop.cart.Cart"]), ("Cart.ad", ["shop.cart.Cart.add"]),
    ("shop/tile.py", ["/shop/till.py"]), ("shop/cart.py::Cart.emty", ["shop.cart.Cart.empty"]),
  ])
  func `that match nothing name the nearest`(target: String, nearest: [String]) throws {
    let program = try program()
    let python = try #require(TestPython.onMachine.last)
    try program.record(python.path, ["--lines", "shop", "main.py"])
    let outcome = try program.pyprof("lines", target)
    let names = nearest.map { $0.hasPrefix("/") ? "'\(program.folder.path)\($0)'" : "'\($0)'" }
    #expect(
      outcome.errors == "pyprof: nothing that ran matches '\(target)'; near it are "
        + "\(names.joined(separator: ", "))\n")
    #expect(outcome.code == 1)
  }

  // MARK: Changes

  private func git(_ program: ProfiledProgram, _ words: String...) throws {
    let outcome = try program.run(
      ["git", "-c", "user.name=a", "-c", "user.email=a@example.com"] + words)
    try #require(outcome.code == 0, "\(outcome.errors)")
  }

  /// A repository whose branch `work` changes one line of a method, takes one away from a function,
  /// and writes a file.
  private func changed() throws -> ProfiledProgram {
    let program = try program()
    try git(program, "init", "-q", "-b", "main")
    try git(program, "add", ".")
    try git(program, "commit", "-q", "-m", "start")
    try git(program, "checkout", "-q", "-b", "work")
    let cart = "\(program.folder.path)/shop/cart.py"
    let text = String(decoding: try Files.read(cart), as: UTF8.self)
      .replacing("return []", with: "return [1]")
    try Files.write(Array(text.utf8), to: cart)
    try git(program, "commit", "-q", "-a", "-m", "change")
    try Files.write(
      Array("import shop.cart\ndef new():\n    shop.cart.Cart().add(1)\nnew()\n".utf8),
      to: "\(program.folder.path)/new.py")
    return program
  }

  @Test func `are what changed since a base`() throws {
    let program = try changed()
    let python = try #require(TestPython.onMachine.last)
    try program.record(python.path, ["--changed", "new.py"])
    let timed = try program.pyprof("lines", "--format", "json")
    #expect(try functions(timed) == ["Cart.empty", "new"])
    try program.record(python.path, ["--changed", "HEAD", "new.py"])
    let since = try program.pyprof("lines", "--format", "json")
    #expect(try functions(since) == ["new"])
    let shown = try program.pyprof("functions", "--changed=main", "--format", "json")
    #expect(try functions(shown) == ["Cart.empty", "new"])
    let alone = try program.run(
      [
        ProfiledProgram.pyprof, "lines", "--changed", "--python", python.path, "--format", "json",
        "--", "new.py",
      ])
    #expect(try functions(alone) == ["Cart.empty", "new"])
  }

  @Test func `that nothing changed are an error`() throws {
    let program = try program()
    let outside = try program.pyprof("run", "--changed", "main.py")
    #expect(
      outside.errors
        == "pyprof: '\(program.folder.path)' is in no git repository; name the functions themselves\n"
    )
    try git(program, "init", "-q", "-b", "main")
    try git(program, "add", ".")
    try git(program, "commit", "-q", "-m", "start")
    let unchanged = try program.pyprof("run", "--changed", "main.py")
    #expect(
      unchanged.errors
        == "pyprof: no function was changed between main...HEAD and the files as they are; name another base\n"
    )
    #expect(unchanged.code == 1)
  }
}
