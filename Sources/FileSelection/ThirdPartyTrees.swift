internal import Files

/// The folders whose code is a third party's, and the source packages that live in them anyway.
struct ThirdPartyTrees: Sendable {
  private let folders: [String]
  private let sources: [String]

  init(_ rules: SelectionRules, _ installation: PythonInstallation, _ searchPath: [String]) {
    let environments = searchPath.filter(Self.isInVirtualEnvironment).map(ResolvedPath.of)
    let folders = installation.thirdParty + environments
    let packages = rules.sourcePackages.flatMap {
      SourcePackage.find($0, in: searchPath)?.roots ?? []
    }
    self.folders = folders
    sources = (rules.sourceFolders + packages).filter {
      ResolvedPath.isInside($0, any: folders)
    }
  }

  func isThirdParty(_ path: String) -> Bool { ResolvedPath.isInside(path, any: folders) }

  func isSource(_ path: String) -> Bool { ResolvedPath.isInside(path, any: sources) }

  /// Whether a folder above `folder`, itself and the root excepted, is a virtual environment.
  private static func isInVirtualEnvironment(_ folder: String) -> Bool {
    guard !folder.isEmpty, Files.kind(of: folder) != nil else { return false }
    var above = Paths.folder(folder)
    while !above.isEmpty, above != "/" {
      if Files.kind(of: "\(above)/pyvenv.cfg") != nil { return true }
      above = Paths.folder(above)
    }
    return false
  }
}
