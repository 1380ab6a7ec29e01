/// Why no Python can be run.
package enum InterpreterError: Error, Hashable, Sendable {
  case notFound(String)

  /// No Python of a version is in the usual places.
  case notInstalled(PythonVersion)
  case notExecutable(String)
  case notPython(path: String, reason: String)
  case tooOld(path: String, version: PythonVersion)
  case freeThreaded(path: String, version: PythonVersion)

  /// Nothing that was found will do.
  case noneSuitable([PassedOver])
}

/// A Python that was found and not taken.
package struct PassedOver: Hashable, Sendable {
  package let path: String
  package let version: PythonVersion?

  /// Why not, such as "too old".
  package let reason: String

  package init(path: String, version: PythonVersion?, reason: String) {
    self.path = path
    self.version = version
    self.reason = reason
  }
}

extension PassedOver: CustomStringConvertible {
  package var description: String {
    version.map { "Python \($0) at '\(path)' (\(reason))" } ?? "'\(path)' (\(reason))"
  }
}

extension InterpreterError: CustomStringConvertible {
  package var description: String {
    let wanted = "Python \(PythonVersion.oldestSuitable) or newer"
    return switch self {
    case .notFound(let path):
      "no Python at '\(path)'; name an interpreter or a virtual environment with --python"
    case .notInstalled(let version):
      "no Python \(version) is installed in the usual places; name its path with --python"
    case .notExecutable(let path):
      "'\(path)' cannot be executed; name a Python interpreter with --python"
    case .notPython(let path, let reason):
      "'\(path)' is not a Python interpreter: \(reason); name another one with --python"
    case .tooOld(let path, let version):
      "'\(path)' is Python \(version); \(wanted) is needed: name one with --python"
    case .freeThreaded(let path, let version):
      "'\(path)' is a free-threaded Python \(version), which is not supported yet; "
        + "name one with the usual lock with --python"
    case .noneSuitable(let found):
      "no \(wanted) found"
        + (found.isEmpty ? "" : ", only \(found.map(\.description).joined(separator: ", "))")
        + "; install one, or name it with --python"
    }
  }

  /// The same as an entry of a list, for a search that goes on.
  func passingOver(_ path: String) -> PassedOver {
    switch self {
    case .tooOld(_, let version): PassedOver(path: path, version: version, reason: "too old")
    case .freeThreaded(_, let version):
      PassedOver(path: path, version: version, reason: "free-threaded")
    case .notPython(_, let reason): PassedOver(path: path, version: nil, reason: reason)
    case .notFound, .notInstalled: PassedOver(path: path, version: nil, reason: "missing")
    case .notExecutable: PassedOver(path: path, version: nil, reason: "not executable")
    case .noneSuitable: PassedOver(path: path, version: nil, reason: "unsuitable")
    }
  }
}
