internal import Coverage

/// What an index page says around its rows.
struct IndexShell {
  let name: String

  /// What a row stands for, such as "file".
  let unit: String

  /// The columns before the figures.
  let heads: [Head]
  let totals: Totals

  /// A remark below the table; empty for none.
  let note: String

  /// The whole page, its rows as `writeRows` writes them.
  func page(
    in shells: PageShells, _ columns: Columns, expecting size: Int,
    _ writeRows: (inout HTMLBuffer) -> Void
  ) -> [UInt8] {
    let values = values(columns).merging(PageForm.marks([.bulk])) { $1 }
    let form = shells.form("index", values)
    var page = HTMLBuffer(capacity: form.size + size)
    form.write(to: &page) { _, page in writeRows(&page) }
    return page.bytes
  }

  private func values(_ columns: Columns) -> [String: Any] {
    var footer = HTMLBuffer()
    columns.write(totals, to: &footer)
    return [
      "unit": unit,
      "pages": Self.pages.map { page in
        ["href": page.name, "title": page.title, "isCurrent": page.name == name]
      },
      "span": heads.count,
      "heads": heads.map { ["title": $0.title, "name": $0.title.lowercased(), "key": $0.key] },
      "columns": columns.heads,
      "precision": columns.precision,
      "percent": Percentage(totals.overall).text(precision: columns.precision),
      "bar": Bar.markup(of: totals.overall),
      "files": totals.files,
      "statements": totals.statements.total,
      "run": totals.statements.covered,
      "missing": totals.missing,
      "excluded": totals.excluded,
      "footer": String(decoding: footer.bytes, as: UTF8.self),
      "note": note,
      "isTree": name == PageName.files,
    ]
  }

  /// The head of a column of text, and the key that sorts by it.
  struct Head {
    let title: String
    let key: String
  }

  private static let pages = [
    (name: PageName.files, title: "Files"),
    (name: PageName.functions, title: "Functions"),
    (name: PageName.classes, title: "Classes"),
  ]
}
