/// What a target is compared with: where a code object is, and what it is called.
package struct TargetCode: Hashable, Sendable {
  /// The absolute path of its file.
  package let file: String

  /// The first and the last of its lines.
  package let lines: ClosedRange<Int>

  /// `__name__` of its module; empty where it has none.
  package let module: String

  /// `co_qualname` without `<locals>`: `outer.inner`.
  package let qualifiedName: String

  /// - Parameter qualifiedName: `co_qualname`.
  package init(
    file: String, module: String, qualifiedName: String, firstLine: Int, lastLine: Int
  ) {
    self.file = file
    self.module = module
    self.qualifiedName = Self.withoutLocals(qualifiedName)
    lines = firstLine...max(firstLine, lastLine)
  }

  /// The module and the name within it, as `package.module.Class.method`.
  package var dottedName: String {
    module.isEmpty ? qualifiedName : "\(module).\(qualifiedName)"
  }

  static func withoutLocals(_ name: String) -> String {
    guard name.contains("<") else { return name }
    return name.split(separator: ".", omittingEmptySubsequences: false).filter { $0 != "<locals>" }
      .joined(separator: ".")
  }

  /// What the module may be called as: for `__main__` also the name that it would be imported by,
  /// which is the end of its path.
  func moduleNames(upTo count: Int) -> [String] {
    guard module == "__main__", file.hasSuffix(".py") else { return [module] }
    let parts = file.dropLast(3).split(separator: "/")
    return [module]
      + (1...max(1, min(count, parts.count))).map { parts.suffix($0).joined(separator: ".") }
  }
}
