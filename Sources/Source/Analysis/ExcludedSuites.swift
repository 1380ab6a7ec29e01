/// Carries exclusions from the header of a block to the block.
enum ExcludedSuites {
  /// Adds to `excluded` every statement in the block of a header line that is excluded.
  ///
  /// A header is any logical line with a `:` outside brackets. `else`, `except` and the like are
  /// headers of their own: what is excluded ends at the first line indented no deeper.
  static func extend(_ excluded: inout LineSet, over lines: [LogicalLine]) {
    guard !excluded.isEmpty else { return }
    var header: Int16?
    for line in lines {
      let first = Int(line.first)
      if let indent = header {
        if line.indent > indent {
          excluded.insert(first)
          continue
        }
        header = nil
      }
      if line.hasColon, excluded.contains(first) { header = line.indent }
    }
  }
}
