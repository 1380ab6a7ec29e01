/// The end of the name of a process's own data file, such as
/// `.coverage.HOST.pid123.Xabcdefx.Habcdefghijh`.
package struct ParallelName: Hashable, Sendable {
  /// What the name says about the content; older versions do not.
  let hash: String?

  /// Nil for a name of another form.
  package init?(_ name: String) {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)[...]
    hash = parts.last.flatMap { Self.inner($0, "H", "h", count: 10) }.map { $0 + "h" }
    if hash != nil { parts = parts.dropLast() }
    guard let random = parts.popLast(), Self.inner(random, "X", "x", count: 6) != nil,
      let pid = parts.popLast(), pid.hasPrefix("pid"), pid.utf8.count > 3,
      pid.dropFirst(3).allSatisfy(\.isASCIIDigit), let host = parts.popLast(), !host.isEmpty,
      !parts.isEmpty
    else { return nil }
  }

  private static func inner(
    _ part: Substring, _ first: Character, _ last: Character, count: Int
  ) -> String? {
    guard part.first == first, part.last == last, part.count == count + 2 else { return nil }
    let inner = part.dropFirst().dropLast()
    return inner.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? String(inner) : nil
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension ParallelName {
  /// What a process adds to the name of the data file for one of its own.
  package static func suffix(host: String, pid: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let random = String((0..<6).compactMap { _ in letters.randomElement() })
    return "\(host).pid\(pid).X\(random)x"
  }
}
