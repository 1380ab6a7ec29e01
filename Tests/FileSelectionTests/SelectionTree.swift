import FileSelection
import TestSupport

/// A small project, a virtual environment and an interpreter's folders, to choose files from.
struct SelectionTree {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let files = [
      "src/pkg/__init__.py", "src/pkg/mod.py", "src/lone.py", "other/x.py", "lib.zip",
      "tool/own.py",
      "venv/pyvenv.cfg", "venv/site/tp/__init__.py", "venv/site/tp/m.py", "venv/site/single.py",
      "py/lib/python3.13/os.py", "py/lib/python3.13/site-packages/z.py",
    ]
    for file in files { try folder.write("", to: file) }
    try folder.link("linked", to: "src")
    try folder.link("src/alias.py", to: "lone.py")
    try folder.link("dangling.py", to: "src/gone.py")
    try folder.link("loop.py", to: "loop.py")
  }

  struct Question {
    var sources: [String] = []
    var include: [String] = []
    var omit: [String] = []
    var coversStandardLibrary = false
    var searchPath: [String] = []
    var file: String?
    var name: String?
    var spec: String?
  }

  /// Asks about a file; names in the tree are given and answered relative to it.
  func ask(_ filename: String, _ question: Question = Question()) throws -> String {
    var rules = SelectionRules()
    for source in question.sources { try rules.addSource(source, in: folder.path) }
    rules.include = try PathGlobs(question.include, in: folder.path)
    rules.omit = try PathGlobs(question.omit, in: folder.path)
    rules.coversStandardLibrary = question.coversStandardLibrary
    rules.addOwnFolder(folder.path("tool"))
    let python = PythonInstallation(
      prefix: folder.path("py"), basePrefix: folder.path("py"), version: "3.13")
    var selector = FileSelector(
      try SelectionRules(decoding: rules.encoded), installation: python,
      searchPath: question.searchPath.map(folder.path))
    let origin = CodeOrigin(
      filename: inTree(filename), moduleFile: question.file.map(inTree),
      moduleName: question.name, specName: question.spec)
    switch selector.disposition(of: origin, in: folder.path) {
    case .measured(let path):
      let prefix = folder.path("")
      return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    case .skipped(let reason): return "\(reason)"
    }
  }

  /// `@name` stands for an absolute path in the tree.
  private func inTree(_ name: String) -> String {
    name.hasPrefix("@") ? folder.path(String(name.dropFirst())) : name
  }
}
