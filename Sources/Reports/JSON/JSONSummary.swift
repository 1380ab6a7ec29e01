internal import Coverage

/// Writes the numbers of a file, a region or all of them: the object under `summary`.
struct JSONSummary {
  private let precision: Int
  private let hasBranches: Bool

  init(precision: Int, hasBranches: Bool) {
    self.precision = precision
    self.hasBranches = hasBranches
  }

  func write(_ totals: Totals, to json: inout JSONWriter) {
    json.object { json in
      json.key("covered_lines")
      json.value(totals.statements.covered)
      json.key("num_statements")
      json.value(totals.statements.total)
      write(totals.overall, "percent_covered", "percent_covered_display", to: &json)
      json.key("missing_lines")
      json.value(totals.missing)
      json.key("excluded_lines")
      json.value(totals.excluded)
      write(
        totals.statements, "percent_statements_covered", "percent_statements_covered_display",
        to: &json)
      if hasBranches { writeBranches(totals, to: &json) }
    }
  }

  private func writeBranches(_ totals: Totals, to json: inout JSONWriter) {
    json.key("num_branches")
    json.value(totals.branches.total)
    json.key("num_partial_branches")
    json.value(totals.partialBranches)
    json.key("covered_branches")
    json.value(totals.branches.covered)
    json.key("missing_branches")
    json.value(totals.branches.total - totals.branches.covered)
    write(
      totals.branches, "percent_branches_covered", "percent_branches_covered_display", to: &json)
  }

  private func write(
    _ ratio: Ratio, _ key: StaticString, _ displayKey: StaticString, to json: inout JSONWriter
  ) {
    let percentage = Percentage(ratio)
    json.key(key)
    json.value(percentage.value)
    json.key(displayKey)
    json.value(percentage.text(precision: precision))
  }
}
