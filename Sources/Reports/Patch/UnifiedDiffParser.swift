/// Reads a unified diff line by line.
struct UnifiedDiffParser {
  private var files: [UnifiedDiff.File] = []
  private var file: UnifiedDiff.File?
  private var oldPath: String?
  private var renamedFrom: String?

  /// The lines that the current part still has, and where in the two files we are.
  private var rest = (old: 0, new: 0)
  private var place = (old: 0, new: 0)

  mutating func read(_ line: Substring) throws(UnifiedDiffError) {
    if rest.old > 0 || rest.new > 0 { return readContent(line) }
    if line.hasPrefix("diff --git ") {
      close()
      oldPath = nil
      renamedFrom = nil
    } else if line.hasPrefix("rename from ") {
      renamedFrom = DiffPath.unquoted(line.dropFirst("rename from ".count))
    } else if line.hasPrefix("--- ") {
      close()
      oldPath = DiffPath.name(line.dropFirst(4))
    } else if line.hasPrefix("+++ "), let oldPath {
      open(old: oldPath, new: DiffPath.name(line.dropFirst(4)))
    } else if line.hasPrefix("@@ "), file != nil {
      try begin(line)
    }
  }

  mutating func finish() throws(UnifiedDiffError) -> [UnifiedDiff.File] {
    if rest.old > 0 || rest.new > 0 { throw .endsInside(path: file?.path ?? "") }
    close()
    return files
  }

  private mutating func close() {
    if let file { files.append(file) }
    file = nil
  }

  private mutating func open(old: String, new: String) {
    if new == DiffPath.nothing { return }
    let (old, new) = DiffPath.withoutPrefixes(old, new)
    file = UnifiedDiff.File(
      path: new, previousPath: renamedFrom ?? (old == new || old == DiffPath.nothing ? nil : old))
  }

  /// Reads `@@ -12,3 +14 @@`: a count that is left out is 1.
  private mutating func begin(_ line: Substring) throws(UnifiedDiffError) {
    let words = line.split(separator: " ")
    guard words.count >= 3, let old = Self.range(words[1], "-"), let new = Self.range(words[2], "+")
    else { throw .badHunk(String(line)) }
    rest = (old.count, new.count)
    // An empty run is named by the line before it.
    place = (old.count == 0 ? old.start + 1 : old.start, new.count == 0 ? new.start + 1 : new.start)
  }

  private static func range(_ word: Substring, _ sign: String) -> (start: Int, count: Int)? {
    guard word.hasPrefix(sign) else { return nil }
    let numbers = word.dropFirst().split(separator: ",").map { Int($0) }
    guard let start = numbers.first ?? nil, start >= 0, start < 1 << 31 else { return nil }
    guard numbers.count > 1 else { return (start, 1) }
    guard let count = numbers[1], count >= 0, count < 1 << 31 else { return nil }
    return (start, count)
  }

  private mutating func readContent(_ line: Substring) {
    switch line.first {
    case "+":
      rest.new -= 1
      extend { $0.new = $0.new.lowerBound..<$0.new.upperBound + 1 }
      place.new += 1
    case "-":
      rest.old -= 1
      extend { $0.old = $0.old.lowerBound..<$0.old.upperBound + 1 }
      place.old += 1
    case "\\": break
    default:
      rest.old -= 1
      rest.new -= 1
      place.old += 1
      place.new += 1
    }
  }

  /// Changes the edit that ends here, or a new one.
  private mutating func extend(_ change: (inout UnifiedDiff.Edit) -> Void) {
    var edit = UnifiedDiff.Edit(old: place.old..<place.old, new: place.new..<place.new)
    if let last = file?.edits.last, last.old.upperBound == place.old,
      last.new.upperBound == place.new
    {
      edit = last
      file?.edits.removeLast()
    }
    change(&edit)
    file?.edits.append(edit)
  }
}

/// Names of files in a diff.
enum DiffPath {
  /// What stands for a file that is not there.
  static let nothing = "/dev/null"

  /// The name in a line that begins a file, without the time that `diff` puts behind it.
  static func name(_ text: Substring) -> String {
    if text.hasPrefix("\"") { return unquoted(text) }
    return String(text.prefix { $0 != "\t" })
  }

  /// A name as it is: git puts those with unusual characters in quotes, as C writes them.
  static func unquoted(_ text: Substring) -> String {
    guard text.hasPrefix("\"") else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8.dropFirst())[...]
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      if let digit = octal(escape) {
        var value = digit
        for _ in 0..<2 {
          guard let next = rest.first.flatMap(octal) else { break }
          value = value * 8 + next
          rest = rest.dropFirst()
        }
        bytes.append(UInt8(truncatingIfNeeded: value))
      } else {
        bytes.append(escapes[escape] ?? escape)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10,
    UInt8(ascii: "v"): 11, UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
  ]

  private static func octal(_ byte: UInt8) -> Int? {
    (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
  }

  /// Takes away what git puts before both names: `a/` and `b/`, or other letters.
  static func withoutPrefixes(_ old: String, _ new: String) -> (String, String) {
    func hasPrefix(_ name: String) -> Bool {
      let bytes = name.utf8
      return bytes.count > 2 && bytes.dropFirst().first == UInt8(ascii: "/")
        && bytes.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } == true
    }
    let pairs = [("a", "b"), ("i", "w"), ("c", "w"), ("c", "i"), ("o", "w"), ("1", "2")]
    let letters = (old.prefix(1), new.prefix(1))
    let isPair = pairs.contains { (old == nothing || $0.0 == letters.0) && $0.1 == letters.1 }
    guard isPair, hasPrefix(new), old == nothing || hasPrefix(old) else { return (old, new) }
    return (old == nothing ? old : String(old.dropFirst(2)), String(new.dropFirst(2)))
  }
}
