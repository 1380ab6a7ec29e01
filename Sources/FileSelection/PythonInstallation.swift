/// Where an interpreter keeps the standard library and what was installed with it.
///
/// The folders are those of every install scheme that `sysconfig` knows on Linux, worked out from
/// the prefixes, since importing `sysconfig` costs milliseconds.
package struct PythonInstallation: Hashable, Sendable {
  package let standardLibrary: [String]
  package let thirdParty: [String]

  /// What was found out about folders on the way.
  let folders: ResolvedFolders

  /// - Parameters:
  ///   - prefix: `sys.prefix`, the virtual environment's where there is one.
  ///   - basePrefix: `sys.base_prefix`.
  ///   - version: such as "3.13".
  ///   - platformLibrary: `sys.platlibdir`, the name of the `lib` folder.
  ///   - userBase: PYTHONUSERBASE, else `~/.local`; nil when there is no home.
  package init(
    prefix: String, basePrefix: String, version: String, platformLibrary: String = "lib",
    userBase: String? = nil
  ) {
    let libraries = platformLibrary == "lib" ? ["lib"] : ["lib", platformLibrary]
    let python = "python\(version)"
    var standard = ["\(basePrefix)/lib/python", "\(prefix)/lib/python"]
    var third = ["\(prefix)/bin", "\(prefix)/local/bin"]
    for library in libraries {
      standard += ["\(basePrefix)/\(library)/\(python)", "\(prefix)/\(library)/\(python)"]
      third.append("\(prefix)/\(library)/\(python)/site-packages")
    }
    for root in prefix == basePrefix ? [prefix] : [prefix, basePrefix] {
      third += ["\(root)/lib/python3/dist-packages", "\(root)/local/lib/\(python)/dist-packages"]
    }
    third.append("\(prefix)/lib/python")
    if let userBase {
      standard.append("\(userBase)/lib/\(python)")
      third += ["\(userBase)/lib/\(python)/site-packages", "\(userBase)/bin"]
    }
    var folders = ResolvedFolders()
    standardLibrary = Self.resolved(standard, &folders)
    thirdParty = Self.resolved(third, &folders)
    self.folders = folders
  }

  /// Those that exist, each once.
  private static func resolved(_ names: [String], _ folders: inout ResolvedFolders) -> [String] {
    var seen: [String] = []
    for name in names {
      guard let folder = folders.existing(name), !seen.contains(folder) else { continue }
      seen.append(folder)
    }
    return seen
  }
}
