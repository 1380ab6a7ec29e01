internal import Coverage
internal import Source

/// The page that lists every function, or every class, of every file.
struct RegionIndex {
  static let kinds: [Region.Kind] = [.function, .class]

  let kind: Region.Kind
  let measurement: Measurement
  let files: [FileCoverage]
  let columns: Columns

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

  func rendered(in shells: PageShells) -> [UInt8] {
    let shell = IndexShell(
      name: name, unit: unit,
      heads: [.init(title: "File", key: "f"), .init(title: unit.capitalizedFirst, key: "n")],
      totals: measurement.totals, note: "")
    return shell.page(in: shells, columns, expecting: 4000 * files.count) { page in
      for file in files { write(file, to: &page) }
    }
  }

  /// One row for each region, and one for the statements outside all of them.
  private func write(_ file: FileCoverage, to page: inout HTMLBuffer) {
    var outside = file.analysis.statements.union(file.analysis.excluded)
    let link = PageName.page(of: file.path)
    let lines = FileLines(file)
    for region in file.analysis.regions where region.kind == kind {
      outside.subtract(region.lines)
      openRow(file, "\(link)#t\(region.start)", to: &page)
      page.escape(region.name)
      page += "</a>"
      columns.write(lines.totals(within: .init(region)), to: &page)
      page += "\n"
    }
    guard !outside.isEmpty else { return }
    openRow(file, link, to: &page)
    page += "<i>outside every \(unit)</i></a>"
    columns.write(lines.totals(within: .init(outside)), to: &page)
    page += "\n"
  }

  private func openRow(_ file: FileCoverage, _ link: String, to page: inout HTMLBuffer) {
    page += "<tr><td class=path>"
    PathMarkup.write(file.path, to: &page)
    page += "<th scope=row><a href=\""
    page += link
    page += "\">"
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
