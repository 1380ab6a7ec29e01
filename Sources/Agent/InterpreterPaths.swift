internal import FileSelection
internal import Glibc
internal import Python

/// What the interpreter says about where its files are.
enum InterpreterPaths {
  static func installation(_ gil: borrowing GIL) throws(PythonError) -> PythonInstallation {
    let sys = try PyRef(module: "sys", gil)
    return PythonInstallation(
      prefix: try sys.attribute("prefix", gil).text(gil),
      basePrefix: try sys.attribute("base_prefix", gil).text(gil),
      version: "\(Version.running)",
      platformLibrary: try sys.attribute("platlibdir", gil).text(gil),
      userBase: userBase)
  }

  private static var userBase: String? {
    if let base = environment("PYTHONUSERBASE") { return base }
    return environment("HOME").map { "\($0)/.local" }
  }

  private static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe String(cString: value)
  }
}
