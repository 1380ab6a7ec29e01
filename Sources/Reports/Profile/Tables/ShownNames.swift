internal import Profiler

/// How functions and their places are shown in tables.
struct ShownNames {
  /// What paths are shown relative to.
  let folder: String

  /// The name with its module: `package.module.Class.method`.
  func name(_ function: ProfiledFunction) -> String {
    guard function.kind == .python, !function.module.isEmpty else { return function.qualifiedName }
    return function.module == "__main__"
      ? function.qualifiedName : "\(function.module).\(function.qualifiedName)"
  }

  /// `file:line`, empty for what has none.
  func place(_ function: ProfiledFunction) -> String {
    function.file.isEmpty ? "" : "\(path(function.file)):\(function.firstLine)"
  }

  /// A path relative to the folder, or to where Python's modules and packages are.
  func path(_ path: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    if !folder.isEmpty, path.hasPrefix(prefix) {
      let rest = path.dropFirst(prefix.count)
      return Self.packagePath(String(rest)) ?? String(rest)
    }
    return Self.packagePath(path) ?? path
  }

  private static func packagePath(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard
      let mark = parts.lastIndex(where: {
        $0 == "site-packages" || $0 == "dist-packages"
          || $0.hasPrefix("python3.") && !$0.hasSuffix(".py")
      }), mark + 1 < parts.count
    else { return nil }
    return parts[(mark + 1)...].joined(separator: "/")
  }
}
