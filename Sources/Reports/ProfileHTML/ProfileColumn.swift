internal import Profiler

/// A column of a list.
struct ProfileColumn {
  enum Kind: String {
    case words
    case count
    case time

    /// A time with its share of all that was measured.
    case share
  }

  let kind: Kind
  let name: String
  let title: String

  /// What the title stands for.
  let meaning: String

  /// The key that sorts by it.
  let key: String
  var addsUp = true

  var head: [String: TemplateValue] {
    [
      "kind": .text(kind.rawValue), "name": .text(name), "title": .text(title),
      "meaning": .text(meaning), "key": .text(key), "isWords": .flag(kind == .words),
    ]
  }

  func text(_ value: Int, of measured: Int) -> String {
    switch kind {
    case .words: ""
    case .count: TimeText.count(value)
    case .time: TimeText.duration(value)
    case .share: TimeText.share(value, of: measured)
    }
  }

  static func columns(of list: ProfileList, _ content: ProfileContent) -> [ProfileColumn] {
    switch list {
    case .functions: functionColumns(content)
    case .files:
      [
        words("file", "File"),
        .init(kind: .count, name: "functions", title: "Functions", meaning: "functions", key: "f"),
        .init(kind: .count, name: "calls", title: "Calls", meaning: "calls of them", key: "c"),
        .init(kind: .count, name: "lines", title: "Lines", meaning: "timed lines", key: "l"),
        own("own time of the file's functions"), share,
      ]
    case .lines: lineColumns
    case .tests:
      [
        words("test", "Test"),
        .init(kind: .time, name: "setup", title: "Setup", meaning: "its fixtures", key: "s"),
        .init(kind: .time, name: "run", title: "Run", meaning: "the test itself", key: "r"),
        .init(
          kind: .time, name: "teardown", title: "Teardown", meaning: "the end of its fixtures",
          key: "e"),
        .init(kind: .time, name: "total", title: "Total", meaning: "all phases", key: "t"),
        .init(
          kind: .share, name: "share", title: "Share", meaning: "of the time of all tests",
          key: "o"),
      ]
    }
  }

  private static func functionColumns(_ content: ProfileContent) -> [ProfileColumn] {
    let figures = content.functions.map { content.analysis.figures.functions[$0] }
    var columns = [
      words("function", "Function"),
      .init(kind: .count, name: "calls", title: "Calls", meaning: "calls", key: "c"),
    ]
    if !content.coverage.isEmpty { columns.append(missing) }
    columns += exceptionColumns(figures)
    if figures.contains(where: { $0.waiting > 0 }) {
      columns.append(
        .init(
          kind: .time, name: "waiting", title: "Waiting",
          meaning: "own time in which another thread held the interpreter's lock", key: "w"))
    }
    if figures.contains(where: { $0.suspended > 0 }) {
      columns.append(
        .init(
          kind: .time, name: "suspended", title: "Suspended",
          meaning: "time between the steps of generators and coroutines; in no other figure",
          key: "p"))
    }
    return columns + [
      total("time with all that was called"),
      .init(
        kind: .time, name: "each", title: "Per call", meaning: "own time of a call", key: "e",
        addsUp: false),
      own("time without what was called"), share,
    ]
  }

  private static let lineColumns = [
    words("line", "Line"),
    .init(kind: .count, name: "hits", title: "Hits", meaning: "how often it ran", key: "h"),
    total("time with all that was called"),
    .init(
      kind: .time, name: "each", title: "Per hit", meaning: "own time of a hit", key: "e",
      addsUp: false),
    .init(
      kind: .time, name: "min", title: "Min", meaning: "own time of the shortest hit",
      key: "i", addsUp: false),
    .init(
      kind: .time, name: "max", title: "Max", meaning: "own time of the longest hit", key: "m",
      addsUp: false),
    own("time without what was called"), share,
  ]

  private static func exceptionColumns(_ figures: [CallFigures]) -> [ProfileColumn] {
    var columns: [ProfileColumn] = []
    if figures.contains(where: { $0.raises > 0 }) {
      columns.append(
        .init(
          kind: .count, name: "raised", title: "Raised", meaning: "exceptions that began here",
          key: "r"))
    }
    if figures.contains(where: { $0.unwinds > 0 }) {
      columns.append(
        .init(
          kind: .count, name: "unwound", title: "Unwound", meaning: "calls that an exception ended",
          key: "x"))
    }
    return columns
  }

  private static func words(_ name: String, _ title: String) -> ProfileColumn {
    ProfileColumn(kind: .words, name: name, title: title, meaning: "name", key: "n")
  }

  private static func own(_ meaning: String) -> ProfileColumn {
    ProfileColumn(kind: .time, name: "own", title: "Own", meaning: meaning, key: "o")
  }

  private static func total(_ meaning: String) -> ProfileColumn {
    ProfileColumn(
      kind: .time, name: "total", title: "Total", meaning: meaning, key: "t", addsUp: false)
  }

  private static let missing = ProfileColumn(
    kind: .count, name: "missing", title: "Missing", meaning: "lines that did not run", key: "m")

  private static let share = ProfileColumn(
    kind: .share, name: "share", title: "Share", meaning: "own time of all that was measured",
    key: "s")
}
