internal import Coverage
internal import Source

/// What a change wrote and what of it ran, as one document for people: the figures of each file, and
/// the changed lines among those around them.
package struct PatchHTMLReport {
  /// What the change is called, such as `origin/main...HEAD`.
  private let name: String
  private let precision: Int
  private let provenance: Provenance

  package init(name: String, precision: Int = 0, provenance: Provenance) {
    self.name = name
    self.precision = precision
    self.provenance = provenance
  }

  package func bytes(of patch: PatchCoverage) -> [UInt8] {
    let shells = PageShells(
      options: HTMLOptions(title: "Coverage", precision: precision), provenance: provenance,
      hasBranches: patch.hasBranches, hasTests: false, isData: false, dataTag: "")
    let assets = InlineAssets(shells.assets, scripts: Self.scripts)
    let form = shells.form(
      "patch",
      assets.values.merging(values(patch)) { $1 }.merging(PageForm.marks([.bulk])) { $1 })
    var page = HTMLBuffer(capacity: form.size)
    form.write(to: &page) { blank, page in
      guard blank == .bulk else { return assets.fill(blank, &page) }
      for (number, file) in patch.files.enumerated() {
        PatchExcerpt(file, number: number).write(to: &page)
      }
    }
    return page.bytes
  }

  private static let scripts = [
    "common.js", "rows.js", "lists.js", "table.js", "index.js", "copy.js", "patch.js",
  ]

  private func values(_ patch: PatchCoverage) -> [String: TemplateValue] {
    let columns = Columns(precision: precision, hasBranches: patch.hasBranches, hasExcluded: false)
    let totals = patch.totals
    var footer = HTMLBuffer()
    writeFigures(patch.changedLines, totals, columns, to: &footer)
    let lines: [String: TemplateValue] = [
      "title": "Lines", "name": "lines", "key": "l", "meaning": "changed lines",
    ]
    return [
      "change": .text(PageForm.plain(name)),
      "percent": .text(Percentage(totals.overall).text(precision: precision)),
      "bar": .text(Bar.markup(of: totals.overall)),
      "files": .text(patch.files.isEmpty ? "" : "\(patch.files.count)"),
      "changed": "\(patch.changedLines)",
      "statements": "\(totals.statements.total)",
      "run": "\(totals.statements.covered)",
      "missing": "\(totals.missing)",
      "branches": "\(totals.branches.total)",
      "partial": "\(totals.partialBranches)",
      "precision": "\(precision)",
      "heads": .list([["title": "File", "name": "file", "key": "n"]]),
      "columns": .list([lines] + columns.heads),
      "rows": .text(rows(patch, columns)),
      "footer": .text(String(decoding: footer.bytes, as: UTF8.self)),
      "remarks": .list(remarks(patch)),
      "hasSearch": .flag(false),
    ]
  }

  private func rows(_ patch: PatchCoverage, _ columns: Columns) -> String {
    var rows = HTMLBuffer()
    for (number, file) in patch.files.enumerated() {
      rows += "<tr><th scope=row><a href=#f"
      rows += number
      rows += ">"
      PathMarkup.write(PageForm.plain(file.path), to: &rows)
      rows += "</a>"
      writeFigures(file.changedLines, file.totals, columns, to: &rows)
      rows += "\n"
    }
    return String(decoding: rows.bytes, as: UTF8.self)
  }

  private func writeFigures(
    _ lines: Int, _ totals: Totals, _ columns: Columns, to buffer: inout HTMLBuffer
  ) {
    buffer += "<td>"
    buffer += lines
    columns.write(totals, to: &buffer)
  }

  /// What needs a second look.
  private func remarks(_ patch: PatchCoverage) -> [[String: TemplateValue]] {
    let remarks: [(title: String, items: [String])] = [
      (
        "Changed functions no changed line of which ran",
        patch.untestedFunctions.map { "\($0.path):\($0.function.line) \($0.function.name)" }
      ),
      ("Never imported", patch.files.filter(\.isNeverImported).map(\.path)),
      ("No longer run, though unchanged", patch.indirect.map { "\($0.path): \($0.lines)" }),
      ("Not measured, as the settings say", patch.unmeasured),
    ]
    return remarks.filter { !$0.items.isEmpty }.map { remark in
      [
        "title": .text(remark.title),
        "items": .list(remark.items.map { ["item": .text(PageForm.plain($0))] }),
      ]
    }
  }
}
