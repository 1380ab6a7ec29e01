internal import Coverage
internal import Source

/// The page that lists every function, or every class, of every file.
struct RegionIndex {
  static let kinds: [Region.Kind] = [.function, .class]

  let kind: Region.Kind
  let measurement: Measurement
  let files: [FileCoverage]
  let columns: Columns
  let times: LineTimes?

  var name: String {
    switch kind {
    case .function: PageName.functions
    case .class: PageName.classes
    }
  }

  private var unit: String {
    switch kind {
    case .function: "function"
    case .class: "class"
    }
  }

  private var shell: IndexShell {
    IndexShell(
      name: name, unit: unit,
      heads: [.init(title: "File", key: "f"), .init(title: unit.capitalizedFirst, key: "n")],
      totals: measurement.totals, time: times?.own(of: measurement.files) ?? 0, note: "")
  }

  func rendered(in shells: PageShells) -> [UInt8] {
    shell.page(in: shells, columns, expecting: 4000 * files.count) { page in
      for file in files { write(file, to: &page) }
    }
  }

  /// The page without its rows.
  func renderedEmpty(in shells: PageShells) -> [UInt8] {
    shell.page(in: shells, columns, expecting: 0) { _ in }
  }

  private func write(_ file: FileCoverage, to page: inout HTMLBuffer) {
    let link = PageName.page(of: file.path)
    let start = rowStart(file.path)
    for row in RegionRow.rows(of: file, kind, times) {
      if let region = row.region {
        page += start
        page += link
        page += "#t"
        page += region.line
        page += "\">"
        page.escape(region.name)
        page += "</a>"
      } else {
        page += start
        page += link
        page += "\"><i>outside every \(unit)</i></a>"
      }
      columns.write(row.totals, time: row.time, to: &page)
      page += "\n"
    }
  }

  /// How every row of a file begins, up to the link.
  private func rowStart(_ path: String) -> [UInt8] {
    var row = HTMLBuffer()
    row += "<tr><td class=path>"
    PathMarkup.write(path, to: &row)
    row += "<th scope=row><a href=\""
    return row.bytes
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
