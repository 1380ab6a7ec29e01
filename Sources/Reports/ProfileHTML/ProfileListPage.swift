internal import Profiler

/// A page with a list.
///
/// Scripts make its rows from data; those with the most time stand in the page for readers without
/// them.
struct ProfileListPage {
  let kind: ProfileList
  let content: ProfileContent

  func rendered(in shells: ProfileShells) -> [UInt8] {
    let summary = ProfileSummary(content)
    let columns = ProfileColumn.columns(of: kind, content)
    let form = shells.pageForm(
      "profile-index",
      [
        "pages": ProfileShells.tabs(content, current: kind.page),
        "unit": .text(kind.unit),
        "source": .text(kind.rawValue),
        "title": .text(kind.title),
        "heads": .list(columns.map(\.head)),
        "facts": summary.facts,
        "note": .text(summary.note),
        "measured": "\(content.analysis.overview.measured)",
        "isTests": .flag(kind == .tests),
        "isFunctions": .flag(kind == .functions),
        "hasLibraries": .flag(kind == .functions || kind == .files),
        "footer": .text(footer(columns)),
      ].merging(PageForm.marks([.bulk])) { $1 })
    var page = HTMLBuffer(capacity: form.size)
    form.write(to: &page) { _, page in writeRows(to: &page) }
    return page.bytes
  }

  /// The heads of the columns, as templates want them.
  var heads: TemplateValue { .list(ProfileColumn.columns(of: kind, content).map(\.head)) }

  /// The rows as they are read without scripts.
  func writeRows(to page: inout HTMLBuffer) {
    let rows = ProfileRows(content, kind)
    let columns = ProfileColumn.columns(of: kind, content)
    for place in 0..<min(rows.count, Self.mostStaticRows) {
      write(rows.row(place), columns, to: &page)
    }
  }

  /// How many rows there are without scripts.
  private static let mostStaticRows = 50

  private func write(
    _ row: ProfileRows.Row, _ columns: [ProfileColumn], to page: inout HTMLBuffer
  ) {
    page += "<tr><th scope=row>"
    if let link = row.link {
      page += "<a href=\""
      page.escape(link)
      page += "\">"
    }
    page.escape(row.name)
    page += row.link == nil ? " " : "</a> "
    if !row.place.isEmpty {
      page += "<span>"
      page.escape(row.place)
      page += "</span>"
    }
    for column in columns.dropFirst() {
      page += "<td>"
      page += column.text(row.figures[column.name] ?? 0, of: content.analysis.overview.measured)
    }
    page += "\n"
  }

  /// The sums of columns that can be added up.
  private func footer(_ columns: [ProfileColumn]) -> String {
    let rows = ProfileRows(content, kind)
    var sums: [String: Int] = [:]
    for place in 0..<rows.count { sums.merge(rows.row(place).figures) { $0 + $1 } }
    return columns.dropFirst().map { column in
      let sum = sums[column.name] ?? 0
      let text = column.text(sum, of: content.analysis.overview.measured)
      return column.addsUp ? "<td>\(text)</td>" : "<td data-union></td>"
    }.joined()
  }
}
