internal import Files

/// Finds the shared libpython of one executable, and no other's.
struct SharedLibrary: Sendable {
  let path: String
  let version: PythonVersion?

  /// - Returns: nil where there is no library.
  init?(_ path: String) {
    guard Files.isFile(path), let image = ElfImage(path) else { return nil }
    self.path = path
    version = PythonVersion.exported(by: image)
  }

  /// The library that a dynamically linked executable loads itself: the folders are tried in the
  /// order of the dynamic linker.
  static func linked(
    _ name: String, with image: borrowing ElfImage, prefixes: () -> [String], executable: String,
    _ surroundings: Surroundings
  ) -> SharedLibrary? {
    let origin = Paths.folder(executable)
    let named = surroundings.variable("LD_LIBRARY_PATH").map { $0.split(separator: ":") } ?? []
    let folders = image.earlySearchFolders + named.map(String.init) + image.runpath
    let expanded = folders.map { expanding($0, origin) }
    return first(name, in: expanded)
      ?? first(name, in: usualFolders(prefixes(), surroundings))
  }

  private static func first(_ name: String, in folders: [String]) -> SharedLibrary? {
    for folder in folders {
      if let library = SharedLibrary(Paths.join(folder, name)) { return library }
    }
    return nil
  }

  private static func usualFolders(_ prefixes: [String], _ surroundings: Surroundings) -> [String] {
    prefixes.flatMap { ["\($0)/lib", "\($0)/lib64"] } + surroundings.libraryFolders
  }

  /// `$ORIGIN` is the folder of the executable.
  private static func expanding(_ folder: String, _ origin: String) -> String {
    for variable in ["$ORIGIN", "${ORIGIN}"] where folder.hasPrefix(variable) {
      return origin + folder.dropFirst(variable.count)
    }
    return folder
  }
}

extension PythonVersion {
  /// The constant `Py_Version` that CPython exports since 3.11.
  static func exported(by image: borrowing ElfImage) -> PythonVersion? {
    image.value(of: "Py_Version").flatMap { PythonVersion(hex: $0) }
  }
}
