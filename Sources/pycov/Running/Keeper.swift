internal import Coverage
internal import FileSelection
internal import Journal
internal import Profiler
internal import Settings
internal import Tooling

/// Brings the data file up to date when a measured program has ended.
final class Keeper {
  private let pending: PendingJournals
  private let settings: Settings
  private let leader: Int
  private let logs: PendingLogs?

  /// Whether what ran could not be kept; the journal is still there then.
  private(set) var hasFailed = false

  /// - Parameter leader: the process that ran the program, about which warnings are said.
  /// - Parameter logs: where a profile is made as well.
  init(
    pending: PendingJournals, settings: Settings, leader: Int = Host.processID,
    logs: PendingLogs? = nil
  ) {
    self.logs = logs
    self.pending = pending
    self.settings = settings
    self.leader = leader
  }

  func keep() {
    keepProfile()
    do {
      let outcome = try pending.fold()
      for problem in outcome.problems { Terminal.complain(problem) }
      warn(outcome)
    } catch {
      hasFailed = true
      complain(error)
    }
  }

  private func keepProfile() {
    guard let logs else { return }
    do throws(ProfileFileError) {
      for problem in try logs.keep() { Terminal.complain(problem) }
    } catch {
      hasFailed = true
      Terminal.complain("\(error)")
    }
  }

  /// Brings the data file up to date while the program goes on.
  func keepSoFar() {
    do {
      for problem in try pending.fold().problems { Terminal.complain(problem) }
    } catch {
      complain(error)
    }
  }

  /// A program may have removed the folder while it ran.
  private func complain(_ error: DataFileError) {
    let rest =
      pending.isEmpty
      ? "what ran is lost: nothing is left in '\(pending.folder)'"
      : "what ran is kept in '\(pending.folder)' until then"
    Terminal.complain("\(error); \(rest)")
  }

  private func warn(_ outcome: PendingJournals.Outcome) {
    let warnings = Warnings(settings)
    // Another process may have been quicker and folded ours in with its own.
    let journals = outcome.journals.filter { $0.processID == leader }
    let wanted = journals.compactMap { JournalSelection(of: $0) }.flatMap(\.rules.sourcePackages)
    let found = outcome.journals.flatMap { $0.notes(NoteKey.foundPackage) }
    for package in Set(wanted).subtracting(found).sorted() {
      warnings.say("module '\(package)' was never imported", "module-not-imported")
    }
    let isEmpty = outcome.journals.allSatisfy { $0.files.isEmpty }
    if journals.contains(where: \.hasBegun), isEmpty {
      warnings.say(
        "no data was collected: no measured file ran; look at the settings source, include and omit",
        "no-data-collected")
    }
  }
}
