extension Settings {
  /// Checks the values that only a run needs, as the file and the command line gave them.
  package func checkForRun() throws(SettingsError) {
    try check(concurrency: run.concurrency)
    let core = run.core.map { [$0] } ?? []
    try Self.check(core, "run.core", among: ["ctrace", "pytrace", "sysmon"])
    try Self.check(run.patch, "run.patch", among: ["_exit", "execv", "fork", "subprocess"])
    let dynamic = run.dynamicContext.flatMap { $0.isEmpty ? nil : [$0] } ?? []
    try Self.check(dynamic, "run.dynamic_context", among: ["none", "test_function", "test"])
  }

  /// Checks the values that only reports need.
  package func checkForReport() throws(SettingsError) {
    guard (0...100).contains(report.failUnder) else {
      throw .outOfRange(
        key: "report.fail_under", value: "\(report.failUnder)", wanted: "from 0 to 100")
    }
    guard report.precision >= 0 else {
      throw .outOfRange(key: "report.precision", value: "\(report.precision)", wanted: "0 or more")
    }
  }

  private static func check(
    _ values: [String], _ key: String, among known: [String]
  ) throws(SettingsError) {
    guard let unknown = values.first(where: { !known.contains($0) }) else { return }
    throw .unknownChoice(key: key, value: unknown, known: known)
  }

  /// Libraries of light threads exclude each other.
  func check(concurrency names: [String]) throws(SettingsError) {
    let light: Set = ["eventlet", "gevent", "greenlet"]
    let unknown = Set(names).subtracting(light).subtracting(["multiprocessing", "thread"])
    if !unknown.isEmpty { throw .unknownConcurrency(unknown.sorted()) }
    let several = Set(names).intersection(light)
    if several.count > 1 { throw .conflictingConcurrency(several.sorted()) }
  }
}
