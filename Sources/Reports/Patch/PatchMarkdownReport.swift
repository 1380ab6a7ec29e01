internal import Coverage

/// What a change wrote and what of it ran, as a comment on a pull request.
package struct PatchMarkdownReport {
  private let precision: Int

  package init(precision: Int = 0) { self.precision = precision }

  package func bytes(of patch: PatchCoverage) -> [UInt8] {
    var output = ByteOutput()
    if patch.files.isEmpty {
      output.write("No changed line is part of a statement.\n")
    } else {
      let total = patch.totals
      let share = Percentage(total.overall).text(precision: precision)
      output.write(
        "**\(share)%** of \(total.statements.total) changed statements covered\n\n")
      writeTable(patch, to: &output)
    }
    writeList(
      "Changed functions no changed line of which ran",
      patch.untestedFunctions.map { "\($0.path):\($0.function.line) \($0.function.name)" },
      to: &output)
    writeList("Never imported", patch.files.filter(\.isNeverImported).map(\.path), to: &output)
    writeList(
      "No longer run, though unchanged", patch.indirect.map { "\($0.path): \($0.lines)" },
      to: &output)
    return output.bytes
  }

  private func writeTable(_ patch: PatchCoverage, to output: inout ByteOutput) {
    let columns = PatchRow.columns(of: patch) + ["Missing"]
    output.write("| \(columns.joined(separator: " | ")) |\n")
    output.write(
      "| :-- | \(String(repeating: "--: | ", count: columns.count - 2)):-- |\n")
    for file in patch.files {
      let row = PatchRow(file, patch, precision)
      writeRow(row.cells.map(\.markdownEscaped) + [row.missing.markdownEscaped], to: &output)
    }
    let total = PatchRow(patch, precision).cells.map { "**\($0)**" }
    writeRow(total + [""], to: &output)
  }

  private func writeRow(_ cells: [String], to output: inout ByteOutput) {
    output.write("| \(cells.joined(separator: " | ")) |\n")
  }

  private func writeList(_ title: String, _ items: [String], to output: inout ByteOutput) {
    guard !items.isEmpty else { return }
    output.write("\n\(title):\n\n")
    for item in items { output.write("- \(item.printable.markdownEscaped)\n") }
  }
}
