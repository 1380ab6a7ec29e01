internal import Files
internal import Interpreter

/// The packages that a Python finds, as far as their folders tell without running it.
struct InstalledPackages {
  private let folders: [String]

  init(of python: FoundPython, environment: [String: String]) {
    let bin = Paths.folder(python.executable)
    let prefix = Paths.folder(bin)
    let library = "lib/python\(python.version.series)/site-packages"
    let isVirtual = ["\(prefix)/pyvenv.cfg", "\(bin)/pyvenv.cfg"].contains(where: Files.isFile)
    var folders = (environment["PYTHONPATH"] ?? "").split(separator: ":").map(String.init)
    folders.append("\(prefix)/\(library)")
    if !isVirtual {
      if let resolved = Files.resolved(python.executable) {
        folders.append("\(Paths.folder(Paths.folder(resolved)))/\(library)")
      }
      if let home = environment["HOME"] { folders.append("\(home)/.local/\(library)") }
      folders += ["/usr/lib/python3/dist-packages", "/usr/local/\(library)"]
      folders.append("/usr/local/lib/python\(python.version.series)/dist-packages")
    }
    self.folders = folders
  }

  func contain(_ package: String) -> Bool {
    folders.contains { Files.isFolder(Paths.join($0, package)) }
  }
}
