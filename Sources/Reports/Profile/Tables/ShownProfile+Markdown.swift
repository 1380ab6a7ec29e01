extension ShownProfile {
  /// The same for pull requests and job summaries; names are never shortened.
  package var markdown: [UInt8] {
    var output = ByteOutput()
    for (place, block) in blocks.enumerated() {
      if place > 0 { output.write("\n") }
      switch block {
      case .heading(let text): output.write("### \(text.printable.markdownEscaped)\n")
      case .note(let text): output.write("\(text.printable.markdownEscaped)\n")
      case .table(let table): table.writeMarkdown(to: &output)
      }
    }
    return output.bytes
  }
}

extension ShownTable {
  fileprivate func writeMarkdown(to output: inout ByteOutput) {
    let shown = columns.indices.filter { columns[$0].kind != .bar }
    output.write("|\(shown.map { " \(columns[$0].title.markdownEscaped) |" }.joined())\n")
    output.write("|\(shown.map { columns[$0].kind == .number ? " ---: |" : " --- |" }.joined())\n")
    for row in rows {
      output.write("|\(shown.map { " \(markdown(of: row[$0], in: columns[$0])) |" }.joined())\n")
    }
  }

  private func markdown(of cell: Cell, in column: Column) -> String {
    let text = cell.text.printable
    guard column.kind == .source else { return text.markdownEscaped }
    guard text.contains(where: { $0 != " " }) else { return "" }
    // Indentation would be lost, and a bar would end the cell.
    let indentation = text.prefix { $0 == " " }.count
    let code = text.dropFirst(indentation).replacing("|", with: "\\|")
    let fence = code.contains("`") ? "``" : "`"
    let space = code.contains("`") ? " " : ""
    return String(repeating: "&nbsp;", count: indentation) + fence + space + code + space + fence
  }
}
