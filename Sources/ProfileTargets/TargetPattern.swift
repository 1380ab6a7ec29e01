/// What somebody wants to see the times of, as they write it.
///
/// | written | means |
/// |---|---|
/// | `package.module` | all code of a module, and of the modules below it |
/// | `package.module.Class.method` | a class or a function, with all that is defined in it |
/// | `Class.method`, `module:Class.method` | the same, in any module or with the module set apart |
/// | `package.*.run` | a dotted name, where `*` stands for any text and `?` for one character |
/// | `/^app.*parse/` | a regular expression that is searched for in dotted names |
/// | `src/app.py`, `src/*.py`, `src/app` | a file, files by pattern, all files of a folder |
/// | `src/app.py::Class.method` | a class or a function of a file |
/// | `src/app.py:12-40`, `app.py:12` | the code that has these lines |
///
/// It decides about one code object at a time, because inside the measured program the others are
/// not known yet.
package struct TargetPattern: Hashable, Sendable {
  /// The text that it is made from; the same target is parsed from it again.
  package let text: String

  /// Whether it takes away from the others, written with a `!` in front.
  package let isExclusion: Bool

  let meaning: Meaning

  enum Meaning: Hashable, Sendable {
    case name([Substring])
    case nameGlob(TargetGlob)
    case expression(String)
    case path(String)
    case pathGlob(TargetGlob)
    indirect case member([Substring], of: Meaning)
    indirect case lines(ClosedRange<Int>, Meaning)
  }

  /// - Parameter folder: what a path with `..` in it is relative to.
  package init(parsing text: String, in folder: String = "") throws(TargetError) {
    let isExclusion = text.hasPrefix("!")
    let target = isExclusion ? String(text.dropFirst()) : text
    guard !target.isEmpty else { throw .empty }
    guard !target.contains(where: \.isNewline) else { throw .lineEnd(text: text) }
    self.isExclusion = isExclusion
    let (meaning, resolved) = try TargetParser(folder: folder).parse(target)
    self.meaning = meaning
    self.text = (isExclusion ? "!" : "") + resolved
  }

  /// The lines that were asked for; nil when it is all lines of what matches.
  package var lines: ClosedRange<Int>? {
    if case .lines(let range, _) = meaning { range } else { nil }
  }

  /// The regular expression, which someone else has to search with; nil for all other targets.
  package var expression: String? {
    if case .expression(let expression) = meaning { expression } else { nil }
  }

  /// Whether `code` is what the text stands for, be it to keep or to take away.
  ///
  /// - Parameter search: whether the expression, the first argument, is found in the second.
  package func matches(_ code: TargetCode, search: (String, String) -> Bool) -> Bool {
    matches(code, meaning, search)
  }

  private func matches(
    _ code: TargetCode, _ meaning: Meaning, _ search: (String, String) -> Bool
  ) -> Bool {
    switch meaning {
    case .name(let parts): code.isNamed(parts)
    case .nameGlob(let glob): glob.matches(code.dottedName) || glob.matches(code.qualifiedName)
    case .expression(let expression): search(expression, code.dottedName)
    case .path(let path): code.isIn(path)
    case .pathGlob(let glob): glob.matches(code.file)
    case .member(let parts, let file):
      code.qualifiedName.split(separator: ".").starts(with: parts) && matches(code, file, search)
    case .lines(let range, let file): range.overlaps(code.lines) && matches(code, file, search)
    }
  }
}

extension TargetCode {
  /// Whether the dotted name begins with these parts, or the name within the module does.
  fileprivate func isNamed(_ parts: [Substring]) -> Bool {
    let own = qualifiedName.split(separator: ".")
    if own.starts(with: parts) { return true }
    return moduleNames(upTo: parts.count).contains { name in
      (name.split(separator: ".") + own).starts(with: parts)
    }
  }

  /// Whether the file has this path, or one that ends so, or is in a folder of this path.
  fileprivate func isIn(_ path: String) -> Bool {
    if path.hasPrefix("/") { return file == path || file.hasPrefix(path + "/") }
    return "/\(file)/".contains("/\(path)/")
  }
}
