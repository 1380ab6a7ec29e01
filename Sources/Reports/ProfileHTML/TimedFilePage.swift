internal import Files
internal import Profiler

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

  func rendered(in shells: ProfileShells) -> [UInt8] {
    let text = content.sources.texts[file.path] ?? []
    let form = shells.form("profile-file", values.merging(PageForm.marks([.bulk])) { $1 })
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
    ]
  }

  private func writeLines(of text: [UInt8], to page: inout HTMLBuffer) {
    let times = LineTimesWriter(content, file: content.pagedFiles[place], links: true)
    var code = CodeWriter(text, as: .html)
    var start = text.startIndex
    var line = 1
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      page += "<p id=t"
      page += line
      let heat = times.heat(of: line)
      if heat > 0 {
        page += " class=h"
        page += heat
      }
      page += "><a href=#t"
      page += line
      page += ">"
      page += line
      page += "</a>"
      times.writeCells(line, to: &page)
      code.write(start..<end, to: &page)
      times.writeMarks(line, to: &page)
      page += "</p>\n"
      start = end + 1
      line += 1
    }
  }
}
