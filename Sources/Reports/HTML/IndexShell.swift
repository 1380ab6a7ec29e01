internal import Coverage

/// What an index page says around its rows.
struct IndexShell {
  let name: String

  /// What a row stands for, such as "file".
  let unit: String

  /// The columns before the figures.
  let heads: [Head]
  let totals: Totals

  /// The time of all rows.
  var time = 0

  /// Whether there are tests that run the same as others.
  var hasTwins = false

  /// A remark below the table; empty for none.
  let note: String

  /// The whole page, its rows as `writeRows` writes them.
  func page(
    in shells: PageShells, _ columns: Columns, expecting size: Int,
    _ writeRows: (inout HTMLBuffer) -> Void
  ) -> [UInt8] {
    var footer = HTMLBuffer()
    columns.write(totals, time: time, to: &footer)
    let figures = Figures(
      heads: columns.heads, footer: footer.bytes, measured: columns.measured)
    return self.page(in: shells, columns, figures, expecting: size, writeRows)
  }

  /// The columns of figures and their last line.
  struct Figures {
    let heads: [[String: TemplateValue]]
    let footer: [UInt8]

    /// The time that shares are of.
    let measured: Int
  }

  /// The whole page with figures of its own.
  func page(
    in shells: PageShells, _ columns: Columns, _ figures: Figures, expecting size: Int,
    _ writeRows: (inout HTMLBuffer) -> Void
  ) -> [UInt8] {
    let values = values(columns, figures, shells)
      .merging(PageForm.marks([.bulk])) { $1 }
    let form = shells.form(shells.indexTemplate, values)
    var page = HTMLBuffer(capacity: form.size + size)
    form.write(to: &page) { _, page in writeRows(&page) }
    return page.bytes
  }

  private func values(
    _ columns: Columns, _ figures: Figures, _ shells: PageShells
  ) -> [String: TemplateValue] {
    [
      "unit": .text(unit),
      "pages": .list(
        Self.pages.filter { shells.hasTests || $0.name != PageName.tests }.map { page in
          [
            "href": .text(page.name), "title": .text(page.title),
            "isCurrent": .flag(page.name == name),
          ]
        }),
      "span": "\(heads.count)",
      "heads": .list(
        heads.map { head in
          [
            "title": .text(head.title), "name": .text(head.title.lowercased()),
            "key": .text(head.key),
          ]
        }),
      "columns": .list(figures.heads),
      "precision": "\(columns.precision)",
      "measured": .text(figures.measured > 0 ? "\(figures.measured)" : ""),
      "percent": .text(Percentage(totals.overall).text(precision: columns.precision)),
      "bar": .text(Bar.markup(of: totals.overall)),
      "files": "\(totals.files)",
      "statements": "\(totals.statements.total)",
      "run": "\(totals.statements.covered)",
      "missing": "\(totals.missing)",
      "excluded": "\(totals.excluded)",
      "branches": "\(totals.branches.total)",
      "partial": "\(totals.partialBranches)",
      "isTests": .flag(name == PageName.tests),
      "hasTwins": .flag(hasTwins),
      "footer": .text(String(decoding: figures.footer, as: UTF8.self)),
      "note": .text(note),
      "isTree": .flag(name == PageName.files),
      "hasPlainRows": .flag(shells.isData && !shells.isSingle && name == PageName.files),
      "source": .text(Self.pages.first { $0.name == name }?.title.lowercased() ?? ""),
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
    (name: PageName.tests, title: "Tests"),
  ]
}
