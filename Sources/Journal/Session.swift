/// What a measured process is told: where to record, and which files.
///
/// It travels as text, in a call or in a file that the environment names. Every value stands on a
/// line of its own as `key=value`, with `\n` and `\\` for line ends and backslashes.
package struct Session: Hashable, Sendable {
  /// The folder in which the process makes its journal.
  package let journalFolder: String

  /// What the journal's name starts with: the name of the data file.
  package let journalName: String

  /// Whether this run replaces the data of earlier ones.
  package let isFresh: Bool

  /// Whether transfers between lines are recorded, too.
  package let recordsBranches: Bool

  /// What begins a context of its own.
  package let dynamicContext: DynamicContext

  /// Which files are measured, as `SelectionRules` encodes itself.
  package let rules: String

  /// What the journal is to say beside what it records, such as the run's context.
  package let notes: [JournalContents.Note]

  /// The process of `pycov run`: the one at whose end the data file is brought up to date, even
  /// when it has become another program by then.
  package let leader: Int32

  /// The command that brings the data file up to date, for a leader that cannot itself.
  package let finish: [String]

  /// The options of pytest's command line that this session heeds, as the plugin writes them; empty
  /// when there are none.
  package let pytest: String

  /// The signal at which a leader that runs as itself has the data file brought up to date; 0 for
  /// none.
  package let saveSignal: Int32

  /// Whether lines that run are recorded.
  package let recordsCoverage: Bool

  /// What is timed; nil for nothing.
  package let profile: ProfileRequest?

  package init(
    journalFolder: String, journalName: String, isFresh: Bool, recordsBranches: Bool = false,
    dynamicContext: DynamicContext = .none, rules: String, notes: [JournalContents.Note] = [],
    leader: Int32 = 0, finish: [String] = [], pytest: String = "", saveSignal: Int32 = 0,
    recordsCoverage: Bool = true, profile: ProfileRequest? = nil
  ) {
    self.journalFolder = journalFolder
    self.journalName = journalName
    self.isFresh = isFresh
    self.recordsBranches = recordsBranches
    self.dynamicContext = dynamicContext
    self.rules = rules
    self.notes = notes
    self.leader = leader
    self.finish = finish
    self.pytest = pytest
    self.saveSignal = saveSignal
    self.recordsCoverage = recordsCoverage
    self.profile = profile
  }

  /// What the processes are told that this one starts: they add to its data.
  package var forChildren: Session {
    Session(
      journalFolder: journalFolder, journalName: journalName, isFresh: false,
      recordsBranches: recordsBranches, dynamicContext: dynamicContext, rules: rules, notes: notes,
      leader: leader, finish: finish, pytest: pytest, saveSignal: saveSignal,
      recordsCoverage: recordsCoverage, profile: profile)
  }

  /// The same in the place of what was recorded before.
  package var asFresh: Session {
    Session(
      journalFolder: journalFolder, journalName: journalName, isFresh: true,
      recordsBranches: recordsBranches, dynamicContext: dynamicContext, rules: rules, notes: notes,
      leader: leader, finish: finish, pytest: pytest, saveSignal: saveSignal,
      recordsCoverage: recordsCoverage, profile: profile)
  }

  /// The same with a signal to save.
  package func saving(on signal: Int32) -> Session {
    Session(
      journalFolder: journalFolder, journalName: journalName, isFresh: isFresh,
      recordsBranches: recordsBranches, dynamicContext: dynamicContext, rules: rules, notes: notes,
      leader: leader, finish: finish, pytest: pytest, saveSignal: signal,
      recordsCoverage: recordsCoverage, profile: profile)
  }
}

/// What begins a context of its own, beside the run's static one.
package enum DynamicContext: String, Hashable, Sendable {
  case none
  /// A function whose name says that it is a test.
  case testFunction = "test_function"
  /// What the test runner takes for a test; it is asked by a plugin.
  case test
}

extension Session {
  /// The environment variable that names a file holding a session.
  package static let environmentKey = "PYCOV_SESSION"

  /// The name of that file for the process that `pycov run` becomes: it must not run unmeasured.
  package static let leaderFile = "first"

  /// The name of that file for the processes that a program starts.
  package static let childrenFile = "session"

  /// What follows the file's name for a process of which nothing is to be recorded.
  package static let silent = ":silent"

  package var encoded: String {
    let values = [
      ("version", Self.version), ("journal_folder", journalFolder), ("journal_name", journalName),
      ("fresh", isFresh ? "1" : "0"), ("branches", recordsBranches ? "1" : "0"),
      ("dynamic_context", dynamicContext.rawValue), ("rules", rules),
      ("leader", "\(leader)"), ("pytest", pytest), ("save_signal", "\(saveSignal)"),
      ("coverage", recordsCoverage ? "1" : "0"), ("profile", profile?.encoded ?? ""),
    ]
    let noted = notes.map { ("\(Self.notePrefix)\($0.key)", $0.value) }
    let finishing = finish.map { ("finish", $0) }
    return (values + noted + finishing).map { "\($0)=\(EscapedLine.escaped($1))\n" }.joined()
  }

  /// Reads what `encoded` wrote; nil for anything else, such as another version's session.
  package init?(decoding text: String) {
    guard let entries = EscapedLine.entries(in: text) else { return nil }
    var notes: [JournalContents.Note] = []
    var finish: [String] = []
    for entry in entries {
      if entry.key == "finish" { finish.append(entry.value) }
      guard entry.key.utf8.starts(with: Self.notePrefix.utf8) else { continue }
      let key = entry.key.utf8.dropFirst(Self.notePrefix.utf8.count)
      notes.append(.init(key: String(Substring(key)), value: entry.value))
    }
    func value(_ key: String) -> String? {
      for entry in entries where entry.key == key { return entry.value }
      return nil
    }
    guard value("version") == Self.version, let folder = value("journal_folder"),
      let name = value("journal_name"), let fresh = value("fresh"),
      let dynamicContext = value("dynamic_context").flatMap({ DynamicContext(rawValue: $0) }),
      let rules = value("rules"), let leader = value("leader").flatMap({ Int32($0) })
    else { return nil }
    self.init(
      journalFolder: folder, journalName: name, isFresh: fresh == "1",
      recordsBranches: value("branches") == "1", dynamicContext: dynamicContext, rules: rules,
      notes: notes, leader: leader, finish: finish, pytest: value("pytest") ?? "",
      saveSignal: value("save_signal").flatMap { Int32($0) } ?? 0,
      recordsCoverage: value("coverage") == "1",
      profile: value("profile").flatMap { ProfileRequest(decoding: $0) })
  }

  private static let version = "4"
  private static let notePrefix = "note."
}
