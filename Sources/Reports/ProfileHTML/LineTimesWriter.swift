internal import Coverage
internal import Profiler
internal import Source

/// Writes the figures beside the lines of a file.
struct LineTimesWriter {
  let times: FileTimes

  /// The most time that a line of the whole profile took itself.
  let hottest: Int

  /// For each function, what is said where it begins.
  let functions: [Int: [FunctionMark]]

  /// What is said of lines that did not run under coverage, though they or their function are hot.
  private let untested: [Int: String]

  /// Whether any line was timed.
  var hasLines: Bool { !times.lines.isEmpty }

  struct FunctionMark {
    let text: String

    /// The page that shows its calls; nil where there is none.
    let link: String?
  }

  /// How hot a line is, from 1 to 5; 0 for one that took no time or was not timed.
  func heat(of line: Int) -> Int {
    guard let own = times.lines[line]?.timing.own, own > 0 else { return 0 }
    let share = Double(own) / Double(max(hottest, 1))
    return share >= 0.5 ? 5 : share >= 0.2 ? 4 : share >= 0.05 ? 3 : share >= 0.01 ? 2 : 1
  }

  /// The classes that say how hot a line is, or that it did not run where others are hot.
  func classes(of line: Int, _ state: LineState) -> StaticString? {
    switch heat(of: line) {
    case 1: " h1"
    case 2: " h2"
    case 3: " h3"
    case 4: " h4"
    case 5: " h5"
    default: state == .missing && untested[line] != nil ? " hm" : nil
    }
  }

  /// Whether there is anything beside the number of a line.
  func isMarked(_ line: Int, _ state: LineState) -> Bool {
    times.lines[line] != nil || classes(of: line, state) != nil
  }

  /// The cells of a line, in the order of `heads`.
  func writeCells(_ line: Int, to page: inout HTMLBuffer) {
    guard let figures = times.lines[line] else { return }
    let timing = figures.timing
    let remarks = Self.remarks(on: timing)
    page += timing.isBelowResolution && timing.hits > 0 ? "<span class=\"t z\"" : "<span class=t"
    if !remarks.isEmpty {
      page += " title=\""
      page.escape(remarks.joined(separator: "; "))
      page += "\""
    }
    page += ">"
    cell(TimeText.count(timing.hits), to: &page)
    page += "<span>"
    if timing.hits > 0 {
      writeBar(timing.own, to: &page)
      page += TimeText.duration(timing.own)
    }
    page += "</span>"
    guard timing.hits > 0 else {
      page += "</span>"
      return
    }
    cell(TimeText.duration(figures.total), to: &page)
    cell(TimeText.duration(timing.own / timing.hits), to: &page)
    cell(TimeText.duration(timing.shortest), to: &page)
    cell(TimeText.duration(timing.longest), to: &page)
    page += "</span>"
  }

  /// What the figures of a line do not say.
  private static func remarks(on timing: LineTiming) -> [String] {
    var remarks: [String] = []
    if timing.isBelowResolution, timing.hits > 0 {
      remarks.append("below the resolution: probes took longer than the line")
    }
    if timing.waiting > 0 {
      remarks.append("\(TimeText.duration(timing.waiting)) of it waiting for other threads")
    }
    if timing.suspended > 0 {
      remarks.append(
        "suspended here for \(TimeText.duration(timing.suspended)), in no other figure")
    }
    return remarks
  }

  static let heads = ["Hits", "Own", "Total", "Per hit", "Min", "Max"]

  /// What is said of the functions that begin on a line, and of a line that did not run.
  func writeMarks(
    _ line: Int, _ state: LineState, as markup: LineMarkup, to page: inout HTMLBuffer
  ) {
    if state == .missing, let text = untested[line], untested[line - 1] != text {
      page += markup.hotOpening
      markup.escape(Array(text.utf8)[...], to: &page)
      page += markup.noteClosing
    }
    for mark in functions[line] ?? [] {
      page += markup.functionOpening
      if let link = mark.link {
        page += "<a href=\""
        page.escape(link)
        page += "\">"
      }
      markup.escape(Array(mark.text.utf8)[...], to: &page)
      if mark.link != nil { page += "</a>" }
      page += markup.noteClosing
    }
  }

  private func cell(_ text: String, to page: inout HTMLBuffer) {
    page += "<span>"
    page += text
    page += "</span>"
  }

  private func writeBar(_ own: Int, to page: inout HTMLBuffer) {
    page += "<svg aria-hidden=true><rect width="
    page += Int(100 * Double(own) / Double(max(hottest, 1)))
    page += "% height=100% /></svg>"
  }
}

extension LineTimesWriter {
  /// - Parameters:
  ///   - file: its place in `content.files.all`.
  ///   - coverage: what is known of which lines ran.
  ///   - links: whether there is a page of calls beside.
  init(_ content: ProfileContent, file: Int, coverage: FileCoverage?, links: Bool) {
    times = content.fileTimes[file]
    hottest = content.hottestLine
    var functions: [Int: [FunctionMark]] = [:]
    for function in times.functions {
      let figures = content.analysis.figures.functions[function]
      let described = content.profile.functions[function]
      let calls = figures.calls == 1 ? "1 call" : "\(TimeText.count(figures.calls)) calls"
      // What has no name of its own in the text says which it is.
      let name = described.name.utf8.first == UInt8(ascii: "<") ? "\(described.name): " : ""
      let text =
        "\(name)\(calls), own \(TimeText.duration(figures.own)), total \(TimeText.duration(figures.total))"
      functions[described.firstLine, default: []].append(
        FunctionMark(text: text, link: links ? "\(ProfilePageName.calls)#f=\(function)" : nil))
    }
    self.functions = functions
    let times = content.fileTimes[file]
    untested = coverage.map { Self.untested(in: $0, content, times) } ?? [:]
  }

  /// What is said of each line that did not run in a hot function.
  private static func untested(
    in file: FileCoverage, _ content: ProfileContent, _ times: FileTimes
  ) -> [Int: String] {
    let measured = content.analysis.overview.measured
    let described = content.profile.functions
    let untested = UntestedLines(file, times.functions, described)
    var texts = untested.functions.compactMapValues { function -> String? in
      let total = content.analysis.figures.functions[function].total
      guard Double(total) >= hotShare * Double(measured), total > 0 else { return nil }
      return "did not run, in \(described[function].qualifiedName): "
        + "\(TimeText.share(total, of: measured)) of the time"
    }
    for line in file.missing where (times.lines[line]?.timing.hits ?? 0) > 0 {
      texts[line] = "ran for the profile, not under coverage"
    }
    return texts
  }

  /// From which share of the time on a function is hot.
  private static let hotShare = 0.05
}
