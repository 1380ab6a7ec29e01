internal import Files

/// What the search for a Python can see of the machine, given so that tests can make it up.
package struct Surroundings: Sendable {
  package var environment: [String: String]
  package var workingFolder: String

  /// Where the system keeps its Pythons.
  package var systemFolders = ["/usr/local/bin", "/usr/bin"]

  /// Where the system keeps libraries.
  package var libraryFolders = Self.usualLibraryFolders

  package init(environment: [String: String], workingFolder: String = Files.workingFolder) {
    self.environment = environment
    self.workingFolder = workingFolder
  }

  /// A variable that is set and not empty.
  func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The folders of PATH, made absolute.
  var path: [String] {
    (variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin")
      .split(separator: ":", omittingEmptySubsequences: false)
      .map { absolute(String($0)) }
  }

  /// The first executable of that name on PATH, outside the folders left out.
  func command(_ name: String, outside excluded: String? = nil) -> String? {
    path.lazy.filter { $0 != excluded }.map { Paths.join($0, name) }.first(
      where: Files.isExecutable)
  }

  var home: String? { variable("HOME") }

  /// `path` as seen from the working folder.
  func absolute(_ path: String) -> String {
    let plain = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    return plain.isEmpty ? workingFolder : Paths.join(workingFolder, plain)
  }

  private static let usualLibraryFolders: [String] = {
    #if arch(arm64)
      let architecture = "aarch64-linux-gnu"
    #else
      let architecture = "x86_64-linux-gnu"
    #endif
    return ["/usr/local/lib", "/usr/lib/\(architecture)", "/lib/\(architecture)", "/usr/lib64"]
  }()
}
