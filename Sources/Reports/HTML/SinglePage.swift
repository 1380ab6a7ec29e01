internal import Coverage

/// The whole report as one document: the bodies of all pages as templates, the data, and the styles
/// and scripts, which the policy lets in by their hashes.
struct SinglePage {
  private let content: ReportContent
  private let options: HTMLOptions
  private let shells: PageShells
  private let parts: [ReportData.Part]

  init(_ content: ReportContent, _ options: HTMLOptions, _ provenance: Provenance) {
    self.content = content
    self.options = options
    let data = content.data
    parts = data.lists() + data.sources()
    shells = PageShells(
      options: options, provenance: provenance, hasBranches: content.measurement.hasBranches,
      hasTests: content.tests != nil, isData: true, dataTag: ReportData.tag(of: parts),
      isSingle: true, hasTimes: content.times != nil)
  }

  func rendered() -> [UInt8] {
    let assets = InlineAssets(
      shells.assets, scripts: Self.scripts, extraStyle: options.extraStyle?.bytes ?? [])
    let pages = DataPages(content, shells).all
    let form = shells.form(
      "single",
      assets.values.merging([
        "percent": .text(
          Percentage(content.measurement.totals.overall).text(precision: options.precision))
      ]) { $1 }.merging(PageForm.marks([.plain, .bulk])) { $1 })
    var page = HTMLBuffer(capacity: form.size + parts.reduce(0) { $0 + $1.packed.count + 64 })
    form.write(to: &page) { blank, page in
      switch blank {
      case .plain: content.fileIndex.writeRows(to: &page)
      case .bulk: write(pages, to: &page)
      default: assets.fill(blank, &page)
      }
    }
    return page.bytes
  }

  private func write(_ pages: [DataPages.Page], to page: inout HTMLBuffer) {
    for each in pages {
      let isFile = each.name == PageName.source
      page += "<template data-page=\"\(each.name)\" data-body=\""
      page += isFile ? shells.hasTests ? "file tested" : "file" : "index"
      page += isFile ? "\" data-source>\n" : "\">\n"
      page += each.bytes
      page += "</template>\n"
    }
    for part in parts { part.writeInside(to: &page) }
  }

  /// In the order in which they need each other.
  private static let scripts = [
    "common.js", "data.js", "profile-text.js", "rows.js", "lists.js", "table.js", "index.js",
    "search.js", "copy.js",
    "treemap.js", "owners.js", "test_index.js", "code.js", "file_tests.js", "source.js",
    "single.js",
  ]
}
