internal import Files

/// Which files are to be measured, as the user asked.
///
/// The rules hold for every process of a run; what depends on the interpreter is in
/// `PythonInstallation`.
package struct SelectionRules: Hashable, Sendable {
  /// Only files below these are measured; resolved.
  package var sourceFolders: [String] = []

  /// Only these packages and modules, and what is inside them, are measured.
  package var sourcePackages: [String] = []

  /// Without sources, only files that match are measured, or the usual ones when this is empty.
  package var include = PathGlobs()
  package var omit = PathGlobs()

  /// Whether the standard library is measured as well.
  package var coversStandardLibrary = false

  /// Where the tool's own files are; resolved, never measured.
  package var ownFolders: [String] = []

  package init() {}

  /// Whether sources were named; `include` has no say then.
  package var hasSources: Bool { !sourceFolders.isEmpty || !sourcePackages.isEmpty }

  /// Whether the caller should warn (include-ignored).
  package var ignoresInclude: Bool { hasSources && !include.isEmpty }

  /// Adds an entry of `source`: a folder when there is one of that name, else a package.
  package mutating func addSource(_ entry: String, in folder: String) throws(SelectionError) {
    guard Files.isFolder(Paths.join(folder, entry)) else {
      sourcePackages.append(entry)
      return
    }
    try addSourceFolder(entry, in: folder)
  }

  /// Adds an entry of `source_dirs`, which has to be a folder.
  package mutating func addSourceFolder(_ entry: String, in folder: String) throws(SelectionError) {
    let path = Paths.join(folder, entry)
    guard Files.isFolder(path) else { throw .notAFolder(entry) }
    let resolved = ResolvedPath.of(path)
    guard resolved != "/" else { throw .rootFolder(entry) }
    sourceFolders.append(resolved)
  }

  /// Adds a folder of the tool's own.
  package mutating func addOwnFolder(_ path: String) {
    ownFolders.append(ResolvedPath.of(path))
  }

  /// Whether a module is one of the source packages or inside one.
  func isInSourcePackages(_ module: String) -> Bool {
    sourcePackages.contains { package in
      let module = module.utf8
      let package = package.utf8
      guard !package.isEmpty, module.starts(with: package) else { return false }
      return module.count == package.count
        || module[module.index(module.startIndex, offsetBy: package.count)] == .dot
    }
  }
}
