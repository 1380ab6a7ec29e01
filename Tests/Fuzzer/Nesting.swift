/// Constructs that hold themselves, deeper or longer than anyone writes.
struct Nesting {
  /// What is repeated before and after.
  private static let pairs: [(String, String)] = [
    ("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")"), ("x[", "]"), ("{1:", "}"), ("(x, ", ")"),
    ("f'{", "}'"), ("f\"{x:{", "}}\""), ("lambda: ", ""), ("not ", ""), ("-", ""), ("~", ""),
    ("x if y else ", ""), ("x ** ", ""), ("x + ", ""), ("x and ", ""), ("x < ", ""), ("x.", ""),
    ("*", ""), ("await ", ""), ("yield ", ""), ("x := ", ""), ("x = ", ""), ("'a' ", ""),
    ("[x for x in ", "]"), ("x, ", ""), ("x; ", ""), ("x: ", ""), ("@x\n", ""), ("\\\n", ""),
    ("", "()"), ("", "[0]"), ("", ".x"), ("", " if x else y"), ("f'{x}' ", ""), ("\n", ""),
    ("(yield ", ")"), ("async ", ""), ("else ", ""), ("# x\n", ""), ("x\n", ""), ("\"\"\"", ""),
  ]

  private static let headers = [
    "if x:", "while x:", "for x in y:", "def f():", "class A:", "with x:", "try:", "match x:",
    "case x:",
    "async def f():", "else:", "elif x:", "except:", "finally:", "if 0:", "while 1:",
    "case [x, *_]:",
  ]

  static func insert(into text: inout [UInt8], at range: Range<Int>, _ chance: inout Chance) {
    let count = chance.element(of: [3, 20, 90, 99, 101, 199, 201, 1000, 3000, 8000])
    if chance.isOne(in: 3) { return text += suites(min(count, 300), &chance) }
    let (before, after) = chance.element(of: pairs)
    let opening = Array(repeatElement(Array(before.utf8), count: count).joined())
    // Every third one never closes.
    let closing = Array(
      repeatElement(Array(after.utf8), count: chance.isOne(in: 3) ? 0 : count).joined())
    text.replaceSubrange(range, with: opening + text[range] + closing)
  }

  /// Suites in suites, or many clauses one after the other.
  private static func suites(_ count: Int, _ chance: inout Chance) -> [UInt8] {
    let header = chance.element(of: headers)
    let other = chance.element(of: headers)
    let deepens = !chance.isOne(in: 4)
    var lines = ["\n"]
    for depth in 0..<count {
      let indent = String(repeating: " ", count: deepens ? depth : 0)
      lines.append("\(indent)\(depth % 2 == 0 ? header : other)\n")
      if !deepens { lines.append(" x\n") }
    }
    lines.append(String(repeating: " ", count: deepens ? count : 0) + "pass\n")
    return Array(lines.joined().utf8)
  }
}
