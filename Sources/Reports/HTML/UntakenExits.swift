internal import Coverage
internal import Source

/// Says in words which exits of a line were never taken.
struct UntakenExits {
  private let exits: [Int: [Arc]]
  private let regions: [Region]
  private let conditions: ConditionWords
  private let markup: LineMarkup

  init(_ file: FileCoverage, as markup: LineMarkup) {
    let partial = file.partialLines
    let missing = (file.branches?.missing ?? []).filter { partial.contains($0.source) }
    exits = Dictionary(grouping: missing, by: \.source)
    regions = file.analysis.regions
    conditions = ConditionWords(file, of: exits.isEmpty ? [] : partial)
    self.markup = markup
  }

  /// Writes what there is to say beside a line.
  func write(_ line: Int, to page: inout HTMLBuffer) {
    guard let arcs = exits[line] else { return }
    page += markup.noteOpening
    for (index, arc) in arcs.enumerated() {
      if index > 0 { page += "; " }
      write(arc, to: &page)
    }
    page += markup.noteClosing
  }

  private func write(_ arc: Arc, to page: inout HTMLBuffer) {
    if let words = conditions.words(for: arc) {
      page += words
      page += ": "
    }
    page += "line "
    page += arc.source
    switch arc.destination {
    case .line(let destination):
      page += " → "
      markup.link(to: destination, &page)
      page += " was never taken"
    case .exit(let first):
      switch owner(of: arc.source, beginningAt: first) {
      case .some(let region) where region.kind == .function:
        page += " did not return from function "
        markup.escape(Array(region.name.utf8)[...], to: &page)
      case .some(let region):
        page += " did not leave class "
        markup.escape(Array(region.name.utf8)[...], to: &page)
      case nil: page += " did not leave the module"
      }
    }
  }

  /// The function or class that a line leaves; nil for the module.
  ///
  /// - Parameter first: the line its code begins on, that of the first decorator.
  private func owner(of line: Int, beginningAt first: Int) -> Region? {
    if let function = regions.first(where: { $0.kind == .function && $0.lines.contains(line) }) {
      return function
    }
    guard first > 1 || regions.contains(where: { $0.start == 1 && line == 1 }) else { return nil }
    return regions.first { $0.start >= first }
  }
}
