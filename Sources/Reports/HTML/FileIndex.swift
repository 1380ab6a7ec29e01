internal import Coverage
internal import Files

/// The page that everything starts from: every file below its folders.
struct FileIndex {
  let measurement: Measurement
  let tree: FolderTree

  /// What is to be said about files that are not shown; empty for nothing.
  let note: String
  let columns: Columns
  let owners: CodeOwners?
  let times: LineTimes?

  func rendered(in shells: PageShells) -> [UInt8] {
    let shell = IndexShell(
      name: PageName.files, unit: "file", heads: [.init(title: "File", key: "n")],
      totals: measurement.totals, time: times?.own(of: measurement.files) ?? 0, note: note)
    let isPlain = shells.isData
    return shell.page(in: shells, columns, expecting: 400 * tree.rows.count) { page in
      if isPlain { return shells.isSingle ? () : writeRows(to: &page) }
      for (row, time) in zip(tree.rows, rowTimes) { write(row, time, to: &page) }
    }
  }

  private var rowTimes: [Int] { tree.times { times?.own(of: $0) ?? 0 } }

  /// The rows as they are read without scripts, where files have no pages of their own.
  func writeRows(to page: inout HTMLBuffer) {
    for (row, time) in zip(tree.rows, rowTimes) {
      page += row.isFolder ? "<tr class=folder><th scope=row>" : "<tr><th scope=row>"
      page.escape(row.path)
      columns.writePlain(row.totals, time: time, to: &page)
      page += "\n"
    }
  }

  private func write(_ row: FolderTree.Row, _ time: Int, to page: inout HTMLBuffer) {
    switch row.content {
    case .folder(let path, let parent):
      page += "<tr class=folder data-depth="
      page += row.depth
      page += "><th scope=row>"
      PathMarkup.write(path, from: parent.utf8.count, to: &page)
    case .file(let file):
      page += "<tr data-depth="
      page += row.depth
      if let owners {
        page += " data-owners=\""
        page.escape(PageForm.plain(owners.owners(of: file.path).joined(separator: " ")))
        page += "\""
      }
      page += "><th scope=row><a href=\""
      page += PageName.page(of: file.path)
      page += "\">"
      PathMarkup.write(file.path, to: &page)
      page += "</a>"
    }
    columns.write(row.totals, time: time, to: &page)
    page += "\n"
  }
}

/// A path with its folders set apart from its last component.
enum PathMarkup {
  static func write(_ path: String, to page: inout HTMLBuffer) {
    write(path, from: path.utf8.count - Paths.name(path).utf8.count, to: &page)
  }

  /// - Parameter start: how many bytes to set apart.
  static func write(_ path: String, from start: Int, to page: inout HTMLBuffer) {
    let bytes = Array(path.utf8)
    if start > 0 {
      page += "<span>"
      page.escape(bytes[..<start])
      page += "</span>"
    }
    page.escape(bytes[start...])
  }
}
