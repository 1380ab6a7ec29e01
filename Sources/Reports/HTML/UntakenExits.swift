internal import Coverage
internal import Source

/// Shows at a line that ran which of its exits were taken and which were not, and says in words what
/// that means.
struct UntakenExits {
  private let exits: [Int: [Exit]]
  private let owners: ExitOwners
  private let conditions: ConditionWords
  private let markup: LineMarkup

  private struct Exit {
    let arc: Arc
    let isTaken: Bool
  }

  init(_ file: FileCoverage, as markup: LineMarkup) {
    let partial = file.partialLines
    let conditions = ConditionWords(file, of: partial)
    self.conditions = conditions
    exits = partial.isEmpty ? [:] : Self.exits(of: file, from: partial, conditions)
    owners = ExitOwners(file)
    self.markup = markup
  }

  /// By line; the one into a block comes first, those out of the code last.
  private static func exits(
    of file: FileCoverage, from lines: LineSet, _ conditions: ConditionWords
  ) -> [Int: [Exit]] {
    guard let branches = file.branches else { return [:] }
    let excluded = file.analysis.excluded
    let taken = branches.executed.filter {
      lines.contains($0.source) && $0.counts(without: excluded)
    }
    let untaken = branches.missing.filter { lines.contains($0.source) }
    let all =
      taken.map { Exit(arc: $0, isTaken: true) } + untaken.map { Exit(arc: $0, isTaken: false) }
    let order = { (exit: Exit) -> (Int, Int) in
      let destination = exit.arc.signedDestination
      return (conditions.isIntoBody(exit.arc) ? 0 : destination > 0 ? 1 : 2, abs(destination))
    }
    return Dictionary(grouping: all, by: \.arc.source).mapValues { exits in
      exits.sorted { order($0) < order($1) }
    }
  }

  /// Writes what there is to show and to say beside a line.
  func write(_ line: Int, to page: inout HTMLBuffer) {
    guard let exits = exits[line] else { return }
    for exit in exits { writeChip(exit, to: &page) }
    page += markup.noteOpening
    for (index, exit) in exits.lazy.filter({ !$0.isTaken }).enumerated() {
      if index > 0 { page += "; " }
      writeWords(exit.arc, to: &page)
    }
    page += markup.noteClosing
  }

  /// Writes what an exit stands for and where it leads.
  private func writeChip(_ exit: Exit, to page: inout HTMLBuffer) {
    page += markup.chipOpening(isTaken: exit.isTaken)
    if let outcome = conditions.outcome(of: exit.arc) {
      page += outcome
      page += " "
    }
    page += "→ "
    switch exit.arc.destination {
    case .line(let destination): markup.link(to: destination, &page)
    case .exit(let first):
      let owner = owners.owner(of: exit.arc.source, beginningAt: first)
      page += owner == nil ? "end of the module" : "end of "
      markup.escape(Array((owner?.name ?? "").utf8)[...], to: &page)
    }
    page += markup.noteClosing
  }

  private func writeWords(_ arc: Arc, to page: inout HTMLBuffer) {
    if let words = conditions.words(for: arc) {
      page += words
      return
    }
    switch arc.destination {
    case .line(let destination):
      page += "never went on to line "
      page += destination
    case .exit(let first):
      let owner = owners.owner(of: arc.source, beginningAt: first)
      page += owner?.kind == .function ? "never returned from " : "never left "
      page += owner == nil ? "the module" : owner?.kind == .function ? "function " : "class "
      markup.escape(Array((owner?.name ?? "").utf8)[...], to: &page)
    }
  }
}
