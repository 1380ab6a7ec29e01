internal import Files
internal import ProfileLog
internal import Python

/// What the events of a profile cost, as one process of a run measured it for the others, which save
/// the time that this takes.
///
/// Each version of Python has a file of its own in the run's start-up folder: a line with the place of
/// the installation, since no two are alike, and a number of picoseconds for each kind of event.
struct KeptCosts {
  private let path: String
  private let installation: String

  /// - Parameter folder: the run's start-up folder.
  init(in folder: String, _ gil: borrowing GIL) throws(PythonError) {
    path = "\(folder)/costs-\(Version.running)"
    installation = try PyRef(module: "sys", gil).attribute("base_prefix", gil).text(gil)
  }

  /// Puts the costs into a log; false where nobody has measured them yet.
  func load(into log: ProfileLogWriter) -> Bool {
    guard let bytes = try? Files.read(path) else { return false }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard let first = lines.first, first == installation else { return false }
    let costs = lines.dropFirst().compactMap { UInt64($0) }
    guard costs.count == ProbeKind.allCases.count else { return false }
    for kind in ProbeKind.allCases { log[cost: kind] = costs[kind.rawValue] }
    return true
  }

  /// Keeps the costs in a log; without a file the next process measures them anew.
  func save(_ log: ProfileLogWriter) {
    var text = "\(installation)\n"
    for kind in ProbeKind.allCases { text += "\(log[cost: kind])\n" }
    try? Files.write(Array(text.utf8), to: path)
  }
}
