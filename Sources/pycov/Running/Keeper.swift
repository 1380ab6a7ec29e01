internal import Coverage
internal import FileSelection
internal import Journal
internal import Settings

/// Brings the data file up to date when a measured program has ended.
final class Keeper {
  private let pending: PendingJournals
  private let settings: Settings

  /// Whether what ran could not be kept; the journal is still there then.
  private(set) var hasFailed = false

  init(pending: PendingJournals, settings: Settings) {
    self.pending = pending
    self.settings = settings
  }

  func keep() {
    do {
      let outcome = try pending.fold()
      for problem in outcome.problems { Terminal.complain(problem) }
      warn(outcome)
    } catch {
      hasFailed = true
      Terminal.complain("\(error); what ran is kept in '\(pending.folder)' until then")
    }
  }

  /// Brings the data file up to date while the program goes on.
  func keepSoFar() {
    do {
      for problem in try pending.fold().problems { Terminal.complain(problem) }
    } catch {
      Terminal.complain("\(error); what ran is kept in '\(pending.folder)' until then")
    }
  }

  private func warn(_ outcome: PendingJournals.Outcome) {
    let warnings = Warnings(settings)
    // Another process may have been quicker and folded ours in with its own.
    let journals = outcome.journals.filter { $0.processID == Host.processID }
    let wanted = journals.compactMap { JournalSelection(of: $0) }.flatMap(\.rules.sourcePackages)
    let found = outcome.journals.flatMap { $0.notes(NoteKey.foundPackage) }
    for package in Set(wanted).subtracting(found).sorted() {
      warnings.say("module '\(package)' was never imported", "module-not-imported")
    }
    if !journals.isEmpty, outcome.journals.allSatisfy({ $0.files.isEmpty }) {
      warnings.say(
        "no data was collected: no measured file ran; look at the settings source, include and omit",
        "no-data-collected")
    }
  }
}
