/// Writes what was imported as a trace file of lcov 2, for later commands to read.
enum TraceWriter {
  /// A record of ours alone, for a line that was left out on purpose.
  static let excluded = "XL"

  static func bytes(of coverage: ImportedCoverage) -> [UInt8] {
    var text = "# what 'pycov import' read\n"
    for (path, file) in coverage.files.sorted(by: { $0.key < $1.key }) {
      text += "TN:\nSF:\(path.oneLine)\n"
      write(file, to: &text)
      text += "end_of_record\n"
    }
    return Array(text.utf8)
  }

  private static func write(_ file: ImportedFile, to text: inout String) {
    let functions = file.functions.sorted { ($0.value.line, $0.key) < ($1.value.line, $1.key) }
    for (number, (name, function)) in functions.enumerated() {
      text += "FNL:\(number),\(function.line)" + (function.end.map { ",\($0)" } ?? "") + "\n"
      text += "FNA:\(number),\(function.count),\(name.oneLine)\n"
    }
    for line in file.exits.keys.sorted() {
      for exit in file.sortedExits(of: line) {
        text += "BRDA:\(line),\(exit.name.oneLine),\(exit.count)\n"
      }
    }
    for (line, count) in file.lines.sorted(by: { $0.key < $1.key }) {
      text += "DA:\(line),\(count)\n"
    }
    for line in file.excluded.sorted() { text += "\(excluded):\(line)\n" }
  }
}

extension String {
  fileprivate var oneLine: String {
    utf8.contains { $0 == 0x0A || $0 == 0x0D }
      ? String(map { $0.isNewline ? " " : $0 }) : self
  }
}
