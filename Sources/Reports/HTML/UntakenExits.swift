internal import Coverage
internal import Source

/// Says in words which exits of a line were never taken.
struct UntakenExits {
  private let exits: [Int: [Arc]]
  private let regions: [Region]

  init(_ file: FileCoverage) {
    let partial = file.partialLines
    let missing = (file.branches?.missing ?? []).filter { partial.contains($0.source) }
    exits = Dictionary(grouping: missing, by: \.source)
    regions = file.analysis.regions
  }

  /// Writes what there is to say beside a line.
  func write(_ line: Int, to page: inout HTMLBuffer) {
    guard let arcs = exits[line] else { return }
    page += "<i>"
    for (index, arc) in arcs.enumerated() {
      if index > 0 { page += "; " }
      write(arc, to: &page)
    }
    page += "</i>"
  }

  private func write(_ arc: Arc, to page: inout HTMLBuffer) {
    switch arc.destination {
    case .line(let destination):
      page += "line "
      page += arc.source
      page += " → <a href=#t"
      page += destination
      page += ">"
      page += destination
      page += "</a> was never taken"
    case .exit(let first):
      page += "line "
      page += arc.source
      switch owner(of: arc.source, beginningAt: first) {
      case .some(let region) where region.kind == .function:
        page += " did not return from function "
        page.escape(region.name)
      case .some(let region):
        page += " did not leave class "
        page.escape(region.name)
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
