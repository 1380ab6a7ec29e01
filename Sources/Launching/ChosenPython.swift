package import Interpreter
internal import Tooling

/// The Python that a program is run by.
package enum ChosenPython {
  /// The Python that is named, or else the one that the program would have without us.
  package static func named(_ name: String?) throws -> FoundPython {
    StartUpFolder.leave()
    do {
      return try PythonFinder(Surroundings(environment: Environment.all))
        .find(named: name ?? Tool.environmentPython)
    } catch {
      throw Failure(error)
    }
  }
}
