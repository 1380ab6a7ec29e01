internal import Foundation
import Interpreter
import TestSupport
import Testing

@Suite struct `Real Pythons` {
  private static let question = """
    import os, sys, sysconfig
    v = sysconfig.get_config_var
    library = os.path.realpath(os.path.join(v('LIBDIR'), v('INSTSONAME')))
    print('.'.join(map(str, sys.version_info[:3])))
    print(library if v('Py_ENABLE_SHARED') else '')
    """

  @Test(arguments: TestPython.onMachine)
  func `are described as they describe themselves`(python: TestPython) throws {
    let said = try Command([python.path, "-c", Self.question]).run().output
    let lines = said.split(separator: "\n", omittingEmptySubsequences: false)
    let surroundings = Surroundings(environment: [:])
    let found = try PythonFinder(surroundings).find(named: python.path)
    #expect(found.executable == python.path)
    #expect("\(found.version)" == lines[0])
    guard !lines[1].isEmpty else { return }
    let library = found.sharedLibrary.map {
      URL(fileURLWithPath: $0).resolvingSymlinksInPath().path
    }
    #expect(library == String(lines[1]))
  }

  @Test(arguments: TestPython.onMachine)
  func `are found through their virtual environments`(python: TestPython) throws {
    let folder = try TemporaryFolder()
    let made = try Command(
      [python.path, "-m", "venv", "--without-pip", folder.path("venv")]
    ).run()
    #expect(made.code == 0, "\(made.errors)")
    let plain = try PythonFinder(Surroundings(environment: [:])).find(named: python.path)
    let active = Surroundings(environment: ["VIRTUAL_ENV": folder.path("venv")])
    let found = try PythonFinder(active).find()
    #expect(found.executable == folder.path("venv/bin/python"))
    #expect(found.version == plain.version)
    #expect(found.sharedLibrary == plain.sharedLibrary)
  }
}
