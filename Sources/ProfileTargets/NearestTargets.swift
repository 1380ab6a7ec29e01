/// Finds what someone likely meant by a target that matches nothing.
package enum NearestTargets {
  /// The names most like `text`, the best first: of modules, classes, functions and files.
  package static func of(
    _ text: String, among codes: some Sequence<TargetCode>, limit: Int = 3
  ) -> [String] {
    let wanted = Wanted(text)
    var best: [String: Int] = [:]
    for code in codes {
      for name in wanted.isPath ? [code.file] : names(of: code) where best[name] == nil {
        if let distance = wanted.distance(to: name) { best[name] = distance }
      }
    }
    let ranked = best.sorted {
      ($0.value, $0.key.utf8.count, $0.key) < ($1.value, $1.key.utf8.count, $1.key)
    }
    return ranked.prefix(limit).map(\.key)
  }

  /// The dotted name, those of the classes and functions around it, the module and its packages.
  private static func names(of code: TargetCode) -> [String] {
    // A script's functions are found by their own names.
    let dotted = code.module == "__main__" ? code.qualifiedName : code.dottedName
    return dotted.indices.filter { dotted[$0] == "." }.map { String(dotted[..<$0]) } + [dotted]
  }

  private struct Wanted {
    let isPath: Bool
    private let whole: [UInt8]
    private let last: [UInt8]

    init(_ text: String) {
      // The name within a file says more than the file.
      let text = text.firstRange(of: "::").map { String(text[$0.upperBound...]) } ?? text
      isPath = text.contains("/") || text.hasSuffix(".py") || text.contains(".py:")
      let path = isPath ? text.split(separator: ":").first.map(String.init) ?? text : text
      whole = Array(path.lowercased().utf8)
      last = Self.lastPart(of: whole, isPath: isPath)
    }

    /// How far `name` is from what was wanted, by its last part and then as a whole; nil when they
    /// have nothing in common.
    func distance(to name: String) -> Int? {
      let name = Array(name.lowercased().utf8)
      let part = Self.lastPart(of: name, isPath: isPath)
      let limit = max(1, last.count / 3)
      guard let parts = EditDistance.between(last, part, limit: limit) else { return nil }
      let tail = Array(name.suffix(whole.count))
      return parts * 100 + (EditDistance.between(whole, tail, limit: 99) ?? 99)
    }

    private static func lastPart(of name: [UInt8], isPath: Bool) -> [UInt8] {
      let separator = isPath ? UInt8(ascii: "/") : UInt8(ascii: ".")
      return name.split { $0 == separator || $0 == UInt8(ascii: ":") }.last.map(Array.init) ?? name
    }
  }
}
