internal import Source

/// A function or class that a dotted name may mean, and how well it fits.
struct RegionMatch {
  let region: Region
  let analysis: SourceAnalysis

  /// Less is better: the whole name, a name in its module, the end of a longer name.
  let rank: Int

  /// The lines of the body, or the line of the definition when that is all there is.
  var lines: LineSet { region.lines.isEmpty ? [region.start] : region.lines }

  var range: ClosedRange<Int> {
    let last = lines.reduce(region.start) { max($0, $1) }
    return region.start...last
  }

  /// Every function or class of a file that `parts` may mean: its dotted name or the end of it, in
  /// front of that the module's name or the end of it.
  static func all(of parts: [String], in analysis: SourceAnalysis, path: String) -> [RegionMatch] {
    let module = moduleParts(path)
    return analysis.regions.compactMap { region in
      let name = region.name.split(separator: ".").map(String.init)
      return rank(parts, name: name, module: module).map {
        RegionMatch(region: region, analysis: analysis, rank: $0)
      }
    }
  }

  private static func rank(_ parts: [String], name: [String], module: [String]) -> Int? {
    if parts == name { return 0 }
    if parts.count > name.count {
      let prefix = Array(parts.dropLast(name.count))
      let fits =
        Array(parts.suffix(name.count)) == name && Array(module.suffix(prefix.count)) == prefix
      return fits ? 0 : nil
    }
    return Array(name.suffix(parts.count)) == parts ? 1 : nil
  }

  /// The folders and the name of a module; a package is named for its folder.
  private static func moduleParts(_ path: String) -> [String] {
    var parts = path.split(separator: "/").map(String.init)
    guard let last = parts.popLast() else { return [] }
    if last != "__init__.py" {
      parts.append(last.hasSuffix(".py") ? String(last.dropLast(3)) : last)
    }
    return parts
  }
}

/// A quick look for definitions, before a text is worth analysing.
enum DefinitionScan {
  /// Whether a function or class of that name may be defined.
  static func defines(_ name: String, in text: [UInt8]) -> Bool {
    let wanted = Array(name.utf8)
    var isFound = false
    forEachName(in: text) { if $0.elementsEqual(wanted) { isFound = true } }
    return isFound
  }

  /// The names that follow `def` and `class` at the start of lines.
  static func names(in text: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    forEachName(in: text) { names.insert(String(decoding: $0, as: UTF8.self)) }
    return names
  }

  private static func forEachName(in text: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      if let name = name(in: text[start..<end]) { body(name) }
      start = end + 1
    }
  }

  private static func name(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var rest = line.drop(while: isSpace)
    for word in ["async", "def", "class"] where rest.starts(with: word.utf8) {
      let after = rest.dropFirst(word.utf8.count)
      guard let first = after.first, isSpace(first) else { return nil }
      rest = after.drop(while: isSpace)
      if word != "async" { return rest.prefix { isNamePart($0) } }
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 12 }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte >= 128 || byte == UInt8(ascii: "_") || (48...57).contains(byte)
      || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
