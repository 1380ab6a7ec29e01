/// Tells the kinds of targets apart by how they are written.
struct TargetParser {
  /// What a path with `..` in it is relative to.
  let folder: String

  /// What `text` means, and the text with its path made independent of the folder.
  func parse(_ text: String) throws(TargetError) -> (TargetPattern.Meaning, String) {
    if text.hasPrefix("/"), text.hasSuffix("/"), text.utf8.count > 2,
      !text.dropFirst().dropLast().contains("/")
    {
      return (.expression(String(text.dropFirst().dropLast())), text)
    }
    if let (file, range) = try lines(of: text) {
      let (meaning, path) = self.path(file)
      return (.lines(range, meaning), "\(path):\(range.lowerBound)-\(range.upperBound)")
    }
    if let (file, name) = member(of: text) {
      let (meaning, path) = self.path(file)
      return (.member(name, of: meaning), "\(path)::\(name.joined(separator: "."))")
    }
    if isPath(text) { return path(text) }
    let name = TargetCode.withoutLocals(text.split(separator: ":").joined(separator: "."))
    if TargetGlob.isGlob(name) { return (.nameGlob(TargetGlob(name, separator: nil)), text) }
    let parts = name.split(separator: ".")
    guard !parts.isEmpty else { return path(text) }
    return (.name(parts), text)
  }

  /// The file and the name within it of `file::Class.method`; nil for anything else.
  private func member(of text: String) -> (String, [Substring])? {
    guard let colons = text.firstIndex(of: ":"), text[colons...].hasPrefix("::"),
      isPath(String(text[..<colons]))
    else { return nil }
    let name = TargetCode.withoutLocals(
      text[colons...].split(separator: ":").joined(separator: "."))
    let parts = name.split(separator: ".")
    return parts.isEmpty ? nil : (String(text[..<colons]), parts)
  }

  private func isPath(_ text: String) -> Bool {
    text.contains("/") || text.hasSuffix(".py") || text == "." || text == ".."
  }

  private func path(_ text: String) -> (TargetPattern.Meaning, String) {
    let path = normal(text)
    guard TargetGlob.isGlob(path) else { return (.path(path), path) }
    let glob = path.hasPrefix("/") ? path : "**/\(path)"
    return (.pathGlob(TargetGlob(glob, separator: UInt8(ascii: "/"))), path)
  }

  /// The path without `.`, and with `..` and a lone `.` resolved against the folder.
  ///
  /// Another relative path stays one: it matches wherever the program has such a file.
  private func normal(_ text: String) -> String {
    let words = text.split(separator: "/")
    let isRelative = !text.hasPrefix("/")
    let needsFolder = isRelative && (words.contains("..") || words.allSatisfy { $0 == "." })
    var parts = needsFolder ? folder.split(separator: "/") : []
    for word in words where word != "." {
      if word == ".." { _ = parts.popLast() } else { parts.append(word) }
    }
    return (isRelative && !needsFolder ? "" : "/") + parts.joined(separator: "/")
  }

  /// The file and the lines of `file:12-40` or `file:12`; nil for anything else.
  private func lines(of text: String) throws(TargetError) -> (String, ClosedRange<Int>)? {
    guard let colon = text.lastIndex(of: ":"), colon > text.startIndex else { return nil }
    let ends = text[text.index(after: colon)...]
      .split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = ends.compactMap { $0.utf8.allSatisfy(\.isDigit) ? Int($0) : nil }
    guard numbers.count == ends.count, let first = numbers.first, let last = numbers.last else {
      return nil
    }
    guard first <= last else { throw .backwards(text: text, first: first, last: last) }
    return (String(text[..<colon]), first...last)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
