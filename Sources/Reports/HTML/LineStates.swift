internal import Coverage
internal import Source

/// What a physical line shows.
enum LineState: UInt8 {
  case plain
  case run

  /// It ran, but some of its exits were never taken.
  case partial
  case missing
  case excluded
}

/// The state of every physical line of a file.
///
/// A statement of several lines shows its state on each; only the first one carries the mark.
struct LineStates {
  /// By line number; entry 0 stands for no line.
  private var states: [LineState]
  private var continued: LineSet = []

  init(_ file: FileCoverage) {
    let lineCount = file.analysis.lineCount
    states = Array(repeating: .plain, count: lineCount + 1)
    mark(file.analysis.excluded, .excluded)
    mark(file.executed, .run)
    mark(file.partialLines, .partial)
    mark(file.missing, .missing)
    for span in file.analysis.firstLines.spans {
      guard span.first < span.last, span.last <= lineCount else { continue }
      let state = states[span.first]
      guard state != .plain else { continue }
      for line in (span.first + 1)...span.last {
        states[line] = state
        continued.insert(line)
      }
    }
  }

  private mutating func mark(_ lines: LineSet, _ state: LineState) {
    for line in lines where line < states.count { states[line] = state }
  }

  func state(of line: Int) -> LineState { line < states.count ? states[line] : .plain }

  /// Whether `line` goes on with a statement that began above it.
  func continues(_ line: Int) -> Bool { continued.contains(line) }
}

extension FileCoverage {
  /// The lines that ran and left exits untaken.
  var partialLines: LineSet {
    LineSet((branches?.missing ?? []).map(\.source)).intersection(executed)
  }
}
