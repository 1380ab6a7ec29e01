internal import Synchronization
internal import TestSupport
internal import Testing

/// A script of `Scripts`, whose output is lines of `row: value`.
enum Script: String, Hashable {
  case tools, events, answers, code, flows, programs

  /// One run of a script in one Python.
  struct Run {
    let code: Int32
    let errors: String

    /// The rows in the order of their first lines.
    var names: [String] = []

    /// The values of each row, a line each.
    var rows: [String: String] = [:]

    init(_ outcome: Command.Outcome) {
      code = outcome.code
      errors = outcome.errors
      for line in outcome.output.split(separator: "\n") {
        let end = line.firstIndex(of: ":") ?? line.endIndex
        let name = String(line[..<end])
        let value = String(line[end...].dropFirst(2))
        if let before = rows[name] {
          rows[name] = "\(before)\n\(value)"
        } else {
          names.append(name)
          rows[name] = value
        }
      }
    }
  }

  /// What the script prints in a Python; it runs once, however many tests ask.
  func run(in python: TestPython) throws -> Run {
    try Self.runs.withLock { runs in
      if let run = runs["\(rawValue) \(python.path)"] { return run }
      let folder = "\(Repository.root)/Tests/MonitoringTests/Scripts"
      let words = [python.path, "-B", "\(folder)/\(rawValue).py", Repository.probe]
      let run = Run(try Command(python.prefix() + words).run())
      runs["\(rawValue) \(python.path)"] = run
      return run
    }
  }

  private static let runs = Mutex<[String: Run]>([:])
}

/// Compares a whole row of a script's output.
///
/// - Parameter later: what the row is from a version on, where it differs.
func expectRow(
  _ name: String, of script: Script, in python: TestPython, _ expected: String,
  from later: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let since = later.keys.filter { $0 <= python.version }.max()
  let wanted = since.flatMap { later[$0] } ?? expected
  let run = try script.run(in: python)
  #expect(run.rows[name] == wanted, sourceLocation: sourceLocation)
}

/// Checks that a script came to its end, said nothing on standard error and printed these rows.
func expectRows(
  _ names: [String], of script: Script, in python: TestPython,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let run = try script.run(in: python)
  #expect(run.errors == "", sourceLocation: sourceLocation)
  #expect(run.code == 0, sourceLocation: sourceLocation)
  #expect(run.names == names, sourceLocation: sourceLocation)
}
