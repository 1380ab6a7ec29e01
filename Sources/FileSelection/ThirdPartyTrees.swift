internal import Files

/// The folders whose code is a third party's, and the source packages that live in them anyway.
struct ThirdPartyTrees: Sendable {
  private let folders: [String]
  private let sources: [String]

  init(
    _ rules: SelectionRules, _ installation: PythonInstallation, _ searchPath: [String],
    _ known: inout VirtualEnvironments
  ) {
    var environments: [String] = []
    for folder in searchPath where known.contain(folder) {
      environments.append(ResolvedPath.of(folder))
    }
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
}

/// The virtual environments among the folders of `sys.path`, each folder being asked about once.
struct VirtualEnvironments: Sendable {
  private var isRoot: [String: Bool] = [:]

  /// Whether a folder above `folder`, itself and the root excepted, is a virtual environment.
  mutating func contain(_ folder: String) -> Bool {
    guard !folder.isEmpty, Files.kind(of: folder) != nil else { return false }
    var above = Paths.folder(folder)
    while !above.isEmpty, above != "/" {
      if isEnvironment(above) { return true }
      above = Paths.folder(above)
    }
    return false
  }

  private mutating func isEnvironment(_ folder: String) -> Bool {
    if let known = isRoot[folder] { return known }
    let found = Files.kind(of: "\(folder)/pyvenv.cfg") != nil
    isRoot[folder] = found
    return found
  }
}
