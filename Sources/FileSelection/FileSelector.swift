internal import Files

/// Decides which files are measured: once per file, natively.
///
/// It remembers what it found out about folders, so keep one per process and change it in place.
package struct FileSelector: Sendable {
  private let rules: SelectionRules
  private let installation: PythonInstallation
  private var searchPath: [String] = []
  private var trees: ThirdPartyTrees
  private var environments = VirtualEnvironments()
  private var folders: ResolvedFolders

  /// - Parameter searchPath: `sys.path`, as far as it is known.
  package init(
    _ rules: SelectionRules, installation: PythonInstallation, searchPath: [String] = []
  ) {
    self.rules = rules
    self.installation = installation
    folders = installation.folders
    trees = ThirdPartyTrees(rules, installation, searchPath, &environments)
    self.searchPath = searchPath
  }

  /// Takes note of a new `sys.path`; call it when that differs from the last one given.
  ///
  /// The path says which folders of virtual environments count as a third party's, where source
  /// packages are, and what relative file names mean.
  package mutating func follow(searchPath: [String]) {
    guard searchPath != self.searchPath else { return }
    self.searchPath = searchPath
    trees = ThirdPartyTrees(rules, installation, searchPath, &environments)
  }

  /// The decision about the file that `origin` came from.
  ///
  /// - Parameter folder: what relative names are relative to, before `sys.path`.
  package mutating func disposition(
    of origin: CodeOrigin, in folder: @autoclosure () -> String = Files.workingFolder
  ) -> Disposition {
    if origin.filename.utf8.first == .openAngle { return .skipped(.notAFile) }
    let name = origin.sourceName
    if name.isEmpty { return .skipped(.emptyName) }
    if name.utf8.starts(with: "memory:".utf8) { return .skipped(.inMemory) }
    if name.utf8.first == .openAngle { return .skipped(.notAFile) }
    let path = canonical(name, folder)
    if let reason = reasonToSkip(path, origin) { return .skipped(reason) }
    return .measured(as: path)
  }

  private mutating func canonical(_ name: String, _ folder: () -> String) -> String {
    if name.utf8.first == .slash { return folders.resolve(name) }
    let here = folder()
    let found = ([here] + searchPath).lazy.map { Paths.join(Paths.join(here, $0), name) }
      .first { Files.kind(of: $0) != nil }
    return folders.resolve(found ?? Paths.join(here, name))
  }

  private func reasonToSkip(_ path: String, _ origin: CodeOrigin) -> SkipReason? {
    if ResolvedPath.isInside(path, any: rules.ownFolders) { return .own }
    let reason =
      if rules.hasSources {
        reasonBySource(path, origin)
      } else if !rules.include.isEmpty {
        rules.include.match(path) ? nil : SkipReason.notIncluded
      } else {
        reasonByDefault(path)
      }
    return reason ?? (rules.omit.match(path) ? .omitted : nil)
  }

  private func reasonBySource(_ path: String, _ origin: CodeOrigin) -> SkipReason? {
    guard isInSourcePackage(path, origin) || ResolvedPath.isInside(path, any: rules.sourceFolders)
    else { return .outsideSource }
    return trees.isThirdParty(path) && !trees.isSource(path) ? .thirdPartyInsideSource : nil
  }

  private func isInSourcePackage(_ path: String, _ origin: CodeOrigin) -> Bool {
    guard !rules.sourcePackages.isEmpty, let module = origin.importableName(of: path) else {
      return false
    }
    return rules.isInSourcePackages(module)
  }

  private func reasonByDefault(_ path: String) -> SkipReason? {
    if trees.isThirdParty(path) { return .thirdParty }
    let isStandard = ResolvedPath.isInside(path, any: installation.standardLibrary)
    return isStandard && !rules.coversStandardLibrary ? .standardLibrary : nil
  }
}

extension UInt8 {
  static let openAngle = UInt8(ascii: "<")
}
