internal import Files

/// Where a package or module named as source is, found as the import system does.
///
/// It looks at folders only: what import hooks provide, such as modules in zip files, is not found.
package struct SourcePackage: Hashable, Sendable {
  /// The module's file, a package's `__init__.py`; nil for a namespace package.
  package let file: String?

  /// Where submodules are looked for; empty for a plain module.
  package let folders: [String]

  /// The resolved trees that hold its code: the package's folders, or the module's one file.
  package var roots: [String] {
    folders.isEmpty ? file.map { [ResolvedPath.of($0)] } ?? [] : folders.map(ResolvedPath.of)
  }

  /// Looks a dotted name up in `sys.path`.
  package static func find(_ name: String, in searchPath: [String]) -> SourcePackage? {
    var folders = searchPath.map { $0.isEmpty ? Files.workingFolder : $0 }
    var found: SourcePackage?
    for part in name.split(separator: ".", omittingEmptySubsequences: false) {
      guard !part.isEmpty, let next = module(String(part), in: folders) else { return nil }
      found = next
      folders = next.folders
    }
    return found
  }

  private static func module(_ name: String, in folders: [String]) -> SourcePackage? {
    var portions: [String] = []
    for folder in folders {
      let path = Paths.join(folder, name)
      if Files.isFile("\(path)/__init__.py") {
        return SourcePackage(file: "\(path)/__init__.py", folders: [path])
      }
      if Files.isFile("\(path).py") { return SourcePackage(file: "\(path).py", folders: []) }
      if Files.isFolder(path) { portions.append(path) }
    }
    return portions.isEmpty ? nil : SourcePackage(file: nil, folders: portions)
  }
}
