/// The Python that a program is to be run with.
package struct FoundPython: Hashable, Sendable {
  /// The interpreter as the user would name it: a virtual environment's own, links not resolved.
  package let executable: String
  package let version: PythonVersion

  /// Its libpython, of exactly its build; nil when it has none, and can only be run as itself.
  package let sharedLibrary: String?
  package let origin: Origin

  /// What would have been taken before it, were it not unsuitable.
  package let passedOver: [PassedOver]

  /// How it was found.
  package enum Origin: Hashable, Sendable {
    /// Named by the user.
    case named

    /// Of the active virtual environment, venv's or conda's.
    case activeEnvironment

    /// The first on PATH.
    case path

    /// The newest of those installed in the usual places.
    case newest
  }

  init(_ python: InspectedPython, _ origin: Origin, passedOver: [PassedOver] = []) {
    executable = python.executable
    version = python.version
    sharedLibrary = python.sharedLibrary
    self.origin = origin
    self.passedOver = passedOver
  }

  /// One line for the user when it is not the Python that its `python3` would be.
  package var note: String? {
    guard let first = passedOver.first else { return nil }
    return "running '\(executable)' (Python \(version)), since \(first) will not do; "
      + "name another one with --python"
  }
}
