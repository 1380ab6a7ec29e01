import Files
internal import Foundation
import TestSupport
import Testing

/// A program of `Programs` that runs beside another tool, or in many processes.
///
/// Its folder has a file `command` with the words to measure. A file `needs` names the modules without
/// which it is left out, and a file `varies` says that no two of its outputs are the same.
struct Neighbour: Sendable, CustomTestStringConvertible {
  let name: String
  let python: TestPython

  var testDescription: String { "\(name), \(python.testDescription)" }

  /// Every program of a folder of `Programs` on every Python.
  static func all(in folder: String) -> [Neighbour] {
    let root = "\(Repository.root)/Tests/PycovTests/Programs/\(folder)"
    let names = ((try? Files.list(root)) ?? []).sorted()
    return TestPython.all.flatMap { python in
      names.map { Neighbour(name: "\(folder)/\($0)", python: python) }
    }
  }

  /// Whether the tools that the program needs exist for this Python.
  private func isPossible(_ program: ChildrenProgram) throws -> Bool {
    guard let modules = try? program.folder.read("needs") else { return true }
    let imports = modules.split(whereSeparator: \.isWhitespace).joined(separator: ", ")
    return try program.command([program.python.path, "-c", "import \(imports)"]).code == 0
  }

  /// Runs the program without pycov, then measured in both modes, and expects the same of it and
  /// what its lines say.
  func expectHits() throws {
    // All in one folder, whose name some outputs tell.
    let program = try ChildrenProgram(python.withNeighbours, copied: name)
    guard try isPossible(program) else { return }
    let words = try program.folder.read("command").split(whereSeparator: \.isWhitespace)
      .map(String.init)
    let expected = try program.command([program.python.path] + words)
    for options in [[], ["--branch"]] {
      let pycov = [Repository.pycov, "run", "--python", program.python.path] + options
      let outcome = try program.command(pycov + words)
      #expect(outcome.code == expected.code, "\(outcome.output)\(outcome.errors)")
      #expect(!outcome.errors.contains("pycov:"), "\(outcome.errors)")
      if !Files.isFile(program.folder.path("varies")) {
        #expect(outcome.output == expected.output, "\(outcome.errors)")
      }
      try program.expectHits()
    }
  }
}
