import Files
internal import Foundation
import Interpreter
import TestSupport

/// A machine of a test's own: a folder with Pythons in it and an environment.
struct FakeMachine {
  let folder: TemporaryFolder
  var environment: [String: String] = [:]

  init() throws {
    folder = try TemporaryFolder()
    environment = [
      "PATH": folder.path("bin"), "HOME": folder.path("home"),
    ]
  }

  var surroundings: Surroundings {
    var result = Surroundings(environment: environment, workingFolder: folder.path)
    result.systemFolders = [folder.path("system/bin")]
    result.libraryFolders = [folder.path("system/lib/multiarch")]
    return result
  }

  func find(_ named: String? = nil) throws -> FoundPython {
    try PythonFinder(surroundings).find(named: named)
  }

  /// The error of a search that has to fail.
  func failure(_ named: String? = nil) -> InterpreterError? {
    do throws(InterpreterError) {
      _ = try PythonFinder(surroundings).find(named: named)
      return nil
    } catch { return error }
  }

  func path(_ name: String) -> String { folder.path(name) }

  /// Writes an executable file.
  @discardableResult
  func install(_ bytes: [UInt8], as name: String) throws -> String {
    let path = try folder.write(bytes, to: name)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  @discardableResult
  func install(_ script: String, as name: String) throws -> String {
    try install(Array(script.utf8), as: name)
  }

  func link(_ name: String, to target: String) throws {
    try Files.makeFolder(Paths.folder(path(name)))
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  /// A Python of its own prefix, linked with the library in its `lib` or with it inside.
  func installPython(_ hex: UInt64, in prefix: String, shared: Bool = true) throws {
    let series = "3.\(hex >> 16 & 0xFF)"
    let library = "libpython\(series).so.1.0"
    let image = shared ? FakeElf.linked(library) : FakeElf.python(hex: hex)
    try install(image, as: "\(prefix)/bin/python\(series)")
    try link("\(prefix)/bin/python3", to: "python\(series)")
    if shared { try install(FakeElf.python(hex: hex), as: "\(prefix)/lib/\(library)") }
  }

  /// A virtual environment as `python -m venv` makes it.
  func makeEnvironment(_ name: String, of prefix: String) throws {
    try link("\(name)/bin/python3", to: path("\(prefix)/bin/python3"))
    try link("\(name)/bin/python", to: "python3")
    try folder.write("home = \(path(prefix))/bin\nversion = 3.13.0\n", to: "\(name)/pyvenv.cfg")
  }
}
