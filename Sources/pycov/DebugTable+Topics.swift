internal import Coverage
internal import Files
internal import Interpreter
internal import Settings
internal import Source
internal import Tooling

extension DebugTable {
  /// Every setting, its value and where that came from.
  static func config(_ loaded: LoadedSettings) -> DebugTable {
    DebugTable(
      title: "config", rows: loaded.entries.map { ($0.key, "\($0.value)  (\($0.origin))") })
  }

  /// The tool and its folders.
  static func sys(_ loaded: LoadedSettings) -> DebugTable {
    DebugTable(
      title: "sys",
      rows: [
        ("pycov version", Tool.version),
        ("executable", Files.resolved("/proc/self/exe") ?? "unknown"),
        ("agent", Tool.agent ?? "missing; install pycov anew"),
        ("working folder", Files.workingFolder),
        ("configuration file", loaded.file ?? "none"),
        ("configuration files tried", loaded.attempted.joined(separator: "\n")),
        ("data file", Paths.absolute(loaded.settings.run.dataFile)),
      ] + environment)
  }

  /// The variables that settings and runs depend on.
  private static var environment: [(String, String)] {
    let prefixes = ["COVERAGE_", "PYCOV_", "PYTHON", "VIRTUAL_ENV"]
    let found = Environment.all.filter { entry in prefixes.contains { entry.key.hasPrefix($0) } }
    return found.sorted { $0.key < $1.key }.map { ("$\($0.key)", $0.value) }
  }

  /// The Python that would run.
  static var python: DebugTable {
    DebugTable(title: "python", rows: pythonRows)
  }

  private static var pythonRows: [(String, String)] {
    do {
      let found = try PythonFinder(Surroundings(environment: Environment.all)).find()
      return [
        ("executable", found.executable), ("version", "\(found.version)"),
        ("shared library", found.sharedLibrary ?? "none: runs as a process of its own"),
        ("found as", "\(found.origin)"),
        ("passed over", found.passedOver.map(\.description).joined(separator: "\n")),
      ]
    } catch {
      return [("none", "\(error)")]
    }
  }

  /// What a data file holds, with the lines of each file.
  static func data(_ path: String) throws -> String {
    let pending = PendingJournals(of: DataFile(path))
    guard Files.isFile(path) || !pending.isEmpty else {
      let rows = [("path", Paths.absolute(path)), ("no data collected", "no such file")]
      return DebugTable(title: "data", rows: rows).text
    }
    let recording: Recording
    do { recording = try pending.fold().recording } catch { throw Failure(error) }
    let table = DebugTable(
      title: "data",
      rows: [
        ("path", Paths.absolute(path)), ("has arcs", "\(recording.hasArcs)"),
        ("python", recording.python.map { "\($0)" } ?? "unknown"),
        ("contexts", recording.contexts.map { "'\($0)'" }.joined(separator: ", ")),
        ("files", "\(recording.files.count)"),
      ])
    let files = recording.files.sorted { $0.key < $1.key }.map { path, file in
      let count = file.allLines.count
      return "\(path): \(count) line\(count == 1 ? "" : "s")\n"
    }
    return table.text + files.joined()
  }
}
