internal import Coverage
internal import Files
internal import Profiler
internal import Source

/// The page of a source file with the time of its functions and lines.
struct TimedFilePage {
  private let content: ProfileContent
  private let place: Int

  /// - Parameter place: in `content.pagedFiles`.
  init(content: ProfileContent, place: Int) {
    self.content = content
    self.place = place
  }

  private var file: ProfiledFiles.File { content.files.all[content.pagedFiles[place]] }

  var name: String { file.page ?? "" }

  /// What the page is called.
  var title: String {
    let times = content.fileTimes[content.pagedFiles[place]]
    return "\(Paths.name(file.shown)) \(TimeText.duration(times.own))"
  }

  /// The classes of the page's body.
  var bodyClass: String {
    let times = content.fileTimes[content.pagedFiles[place]]
    return "profile file" + (times.lines.isEmpty ? "" : " timed")
      + (coverage == nil ? "" : " covered")
  }

  func rendered(in shells: ProfileShells) -> [UInt8] {
    let text = content.sources.texts[file.path] ?? []
    let form = shells.pageForm("profile-file", values.merging(PageForm.marks([.bulk])) { $1 })
    var page = HTMLBuffer(capacity: form.size + 3 * text.count)
    form.write(to: &page) { _, page in writeLines(of: text, to: &page) }
    return page.bytes
  }

  private var values: [String: TemplateValue] {
    let times = content.fileTimes[content.pagedFiles[place]]
    let previous = place > 0 ? content.files.all[content.pagedFiles[place - 1]] : nil
    let next =
      place + 1 < content.pagedFiles.count
      ? content.files.all[content.pagedFiles[place + 1]] : nil
    let measured = content.analysis.overview.measured
    return [
      "folder": .text(PageForm.plain(String(file.shown.dropLast(Paths.name(file.shown).count)))),
      "name": .text(PageForm.plain(Paths.name(file.shown))),
      "own": .text(TimeText.duration(times.own)),
      "share": .text(TimeText.share(times.own, of: measured)),
      "functions": "\(times.functions.count)",
      "isTimed": .flag(!times.lines.isEmpty),
      "hasPrevious": .flag(previous != nil),
      "previous": .text(previous?.page ?? ""),
      "previousPath": .text(PageForm.plain(previous?.shown ?? "")),
      "hasNext": .flag(next != nil),
      "next": .text(next?.page ?? ""),
      "nextPath": .text(PageForm.plain(next?.shown ?? "")),
      "columns": .list(LineTimesWriter.heads.map { ["title": .text($0)] }),
    ].merging(coverageValues) { $1 }
  }

  private var coverageValues: [String: TemplateValue] {
    let totals = coverage?.totals
    return [
      "isCovered": .flag(coverage != nil),
      "run": "\(totals?.statements.covered ?? 0)",
      "partial": "\(totals?.partialBranches ?? 0)",
      "missing": "\(totals?.missing ?? 0)",
      "excluded": "\(totals?.excluded ?? 0)",
    ]
  }

  /// Which lines ran, as far as that is known.
  private var coverage: FileCoverage? { content.coverage[file.path] }

  private func writeLines(of text: [UInt8], to page: inout HTMLBuffer) {
    let times = LineTimesWriter(
      content, file: content.pagedFiles[place], coverage: coverage, links: true)
    let file =
      coverage
      ?? FileCoverage(path: file.shown, text: text, analysis: .unknown(text), recorded: [])
    FileLinesWriter(file: file, tests: nil, markup: .html, times: times).write(to: &page)
  }
}

extension SourceAnalysis {
  /// What stands for a text of which nobody knows what its lines are.
  fileprivate static func unknown(_ text: [UInt8]) -> SourceAnalysis {
    SourceAnalysis(
      lineCount: text.count { $0 == UInt8(ascii: "\n") } + 1, statements: [], excluded: [],
      docstrings: [], firstLines: FirstLineMap(spans: []), regions: [])
  }
}
