internal import Files

/// Chooses the Python to run.
///
/// The order: the one the user names, the active virtual environment's, `python3` and `python` on
/// PATH, the newest in the usual places.
package struct PythonFinder: Sendable {
  private let surroundings: Surroundings
  private let inspector: PythonInspector

  package init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
    inspector = PythonInspector(surroundings: surroundings)
  }

  /// - Parameter named: a path, a command on PATH, the folder of an environment, or a version such
  ///   as `3.13`.
  package func find(named: String? = nil) throws(InterpreterError) -> FoundPython {
    if let named { return try FoundPython(self.named(named), .named) }
    if let active = try activeEnvironment() { return FoundPython(active, .activeEnvironment) }
    var passedOver: [PassedOver] = []
    for name in ["python3", "python"] {
      guard let path = surroundings.command(name) else { continue }
      do throws(InterpreterError) {
        return try FoundPython(suitable(path), .path, passedOver: passedOver)
      } catch { passedOver.note(error.passingOver(path)) }
    }
    if let newest = newest(&passedOver) {
      return FoundPython(newest, .newest, passedOver: passedOver)
    }
    throw .noneSuitable(passedOver)
  }

  private func suitable(_ path: String) throws(InterpreterError) -> InspectedPython {
    try inspector.inspect(path).suitable()
  }

  private func named(_ name: String) throws(InterpreterError) -> InspectedPython {
    let path = surroundings.absolute(name)
    if Files.isFolder(path) {
      guard let found = Self.interpreter(inEnvironment: path) else { throw .notFound(path) }
      return try suitable(found)
    }
    if !name.contains("/"), !Files.isFile(path) {
      if let command = surroundings.command(name) { return try suitable(command) }
      if let version = PythonVersion(name), name.allSatisfy({ $0 == "." || $0.isNumber }) {
        return try installed(version)
      }
    }
    return try suitable(path)
  }

  /// The newest Python in the usual places of a series, or the one of exactly a version.
  private func installed(_ wanted: PythonVersion) throws(InterpreterError) -> InspectedPython {
    guard wanted.isSuitable else { throw .tooOld(path: "\(wanted)", version: wanted) }
    let candidates = UsualPlaces(surroundings).interpreters()
      .compactMap { try? suitable($0) }
      .filter { found in
        found.version.series == wanted.series
          && (wanted.micro == nil || found.version.micro == wanted.micro)
      }
    guard let newest = candidates.max(by: { $0.version < $1.version }) else {
      throw .notInstalled(wanted)
    }
    return newest
  }

  /// An active environment is what the user asked for: when its Python will not do, none will.
  private func activeEnvironment() throws(InterpreterError) -> InspectedPython? {
    if let folder = surroundings.variable("VIRTUAL_ENV"),
      let found = Self.interpreter(inEnvironment: surroundings.absolute(folder))
    {
      return try suitable(found)
    }
    guard let folder = surroundings.variable("CONDA_PREFIX"),
      let found = Self.interpreter(inEnvironment: folder)
    else { return nil }
    // Conda's base environment is often active without anybody's having asked.
    let isBase = surroundings.variable("CONDA_DEFAULT_ENV") == "base"
    return isBase ? try? suitable(found) : try suitable(found)
  }

  private static func interpreter(inEnvironment folder: String) -> String? {
    for name in ["python", "python3"] where Files.isExecutable("\(folder)/bin/\(name)") {
      return "\(folder)/bin/\(name)"
    }
    return nil
  }

  /// The newest suitable one in the usual places, a final release before any other; those that
  /// will not do are added to `passedOver`.
  private func newest(_ passedOver: inout [PassedOver]) -> InspectedPython? {
    var found: [InspectedPython] = []
    var rejected = passedOver
    for path in UsualPlaces(surroundings).interpreters() {
      do throws(InterpreterError) {
        try found.append(suitable(path))
      } catch { rejected.note(error.passingOver(path)) }
    }
    let finals = found.filter { $0.version.prerelease.isEmpty }
    let candidates = finals.isEmpty ? found : finals
    guard let newest = candidates.map(\.version).max() else {
      passedOver = rejected
      return nil
    }
    return candidates.first { $0.version == newest }
  }
}

extension [PassedOver] {
  /// Adds a Python unless one of the same version was passed over for the same reason.
  fileprivate mutating func note(_ new: PassedOver) {
    let isKnown = contains {
      $0.reason == new.reason && $0.version == new.version && new.version != nil
    }
    if !isKnown { append(new) }
  }
}
