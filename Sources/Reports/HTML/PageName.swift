/// The names of a report's pages.
enum PageName {
  static let files = "index.html"
  static let functions = "function_index.html"
  static let classes = "class_index.html"
  static let tests = "test_index.html"

  /// The page that shows any file, where sources are data.
  static let source = "file.html"

  /// The names of all tests, for the pages of files.
  static let testNames = "test_names.js"

  /// The page of one source file.
  ///
  /// It depends on the path alone, so a link into a report stays good while other files come and
  /// go. The hash keeps `a/b.py` and `a_b.py` apart; the readable part is cut from the left to
  /// stay within what file systems allow.
  static func page(of path: String) -> String {
    let readable = path.utf8.suffix(120).map { isPlain($0) ? $0 : UInt8(ascii: "_") }
    let name = String(decoding: readable, as: UTF8.self)
    return "\(name)-\(ContentTag(path.utf8).text).html"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}

/// Eight hexadecimal digits that change with the content (FNV-1a).
struct ContentTag {
  let text: String

  init(_ bytes: some Sequence<UInt8>) {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    text = String(repeating: "0", count: 8 - digits.count) + digits
  }
}
