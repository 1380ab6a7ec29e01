internal import Coverage
internal import Profiler
internal import Source

/// The rows of a list, those with the most time first.
struct ProfileRows {
  private let content: ProfileContent
  private let kind: ProfileList
  private let lines: [(file: Int, line: Int)]

  /// The places of the files in `ProfiledFiles.all`.
  private let files: [Int]

  struct Row {
    let name: String

    /// Where it is, in a few words.
    let place: String

    /// Where its link leads to.
    let link: String?

    /// By the names of columns.
    let figures: [String: Int]

    /// Whether it is the program's own and not a library's.
    var isOwn = true

    /// What else scripts are told of it.
    var function = -1
  }

  init(_ content: ProfileContent, _ kind: ProfileList) {
    self.content = content
    self.kind = kind
    let times = content.fileTimes
    files =
      kind != .files
      ? []
      : times.indices.sorted {
        (times[$1].own, content.files.all[$0].shown) < (times[$0].own, content.files.all[$1].shown)
      }
    lines = kind != .lines ? [] : Self.lines(times)
  }

  private static func lines(_ times: [FileTimes]) -> [(file: Int, line: Int)] {
    times.indices.flatMap { file in times[file].lines.map { (file, $0.key, $0.value.timing.own) } }
      .sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }.map { ($0.0, $0.1) }
  }

  var count: Int {
    switch kind {
    case .functions: content.functions.count
    case .files: files.count
    case .lines: lines.count
    case .tests: content.tests.count
    }
  }

  func row(_ place: Int) -> Row {
    switch kind {
    case .functions: functionRow(content.functions[place])
    case .files: fileRow(files[place])
    case .lines: lineRow(lines[place].file, lines[place].line)
    case .tests: testRow(content.tests[place])
    }
  }

  private func functionRow(_ function: Int) -> Row {
    let described = content.profile.functions[function]
    let figures = content.analysis.figures.functions[function]
    let file = content.files.ofFunction[function].map { content.files.all[$0] }
    return Row(
      name: described.qualifiedName, place: file.map { "\($0.shown):\(described.firstLine)" } ?? "",
      link: content.link(to: described.firstLine, ofFileOf: function),
      figures: [
        "calls": figures.calls, "missing": content.missing[function] ?? 0,
        "raised": figures.raises, "unwound": figures.unwinds, "waiting": figures.waiting,
        "suspended": figures.suspended, "total": figures.total,
        "each": figures.own / max(figures.entries, 1), "own": figures.own,
        "share": figures.own,
      ], isOwn: file?.isOwn ?? false, function: function)
  }

  private func fileRow(_ place: Int) -> Row {
    let file = content.files.all[place]
    let times = content.fileTimes[place]
    return Row(
      name: file.shown, place: "", link: file.page,
      figures: [
        "functions": times.functions.count,
        "calls": times.functions.reduce(0) { $0 + content.analysis.figures.functions[$1].calls },
        "lines": times.lines.count, "own": times.own, "share": times.own,
      ], isOwn: file.isOwn)
  }

  private func lineRow(_ place: Int, _ number: Int) -> Row {
    let file = content.files.all[place]
    guard let line = content.fileTimes[place].lines[number] else {
      return Row(name: "", place: "", link: nil, figures: [:])
    }
    let timing = line.timing
    let name = content.text(of: number, in: file)
    return Row(
      name: name.isEmpty ? content.profile.functions[line.function].qualifiedName : name,
      place: "\(file.shown):\(number)\(state(of: number, in: file))",
      link: file.page.map { "\($0)#t\(number)" },
      figures: [
        "hits": timing.hits, "total": line.total, "each": timing.own / max(timing.hits, 1),
        "min": timing.shortest, "max": timing.longest, "own": timing.own, "share": timing.own,
      ], isOwn: file.isOwn, function: line.function)
  }

  /// What is to be said of whether a line ran, where it did not or not all ways.
  private func state(of line: Int, in file: ProfiledFiles.File) -> String {
    guard let coverage = content.coverage[file.path] else { return "" }
    if coverage.missing.contains(line) { return " (did not run under coverage)" }
    return coverage.partialLines.contains(line) ? " (partly covered)" : ""
  }

  private func testRow(_ test: WholeTest) -> Row {
    Row(
      name: test.name, place: "", link: nil,
      figures: [
        "setup": test.setup, "run": test.run, "teardown": test.teardown, "total": test.duration,
        "share": test.duration,
      ])
  }
}

extension ProfileContent {
  /// The text of a line without the spaces around it, cut short; empty when it cannot be read.
  fileprivate func text(of line: Int, in file: ProfiledFiles.File) -> String {
    guard let text = sources.texts[file.path] else { return "" }
    var start = text.startIndex
    for _ in 1..<max(line, 1) {
      guard let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) else { return "" }
      start = end + 1
    }
    let spaces = [UInt8(ascii: " "), UInt8(ascii: "\t")]
    let shown = text[start...].prefix { $0 != UInt8(ascii: "\n") }.drop { spaces.contains($0) }
    return String(decoding: shown.prefix(120), as: UTF8.self)
  }
}
