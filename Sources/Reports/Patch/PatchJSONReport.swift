internal import Coverage
internal import Source

/// What a change wrote and what of it ran, as data.
///
/// The keys of diff-cover's JSON are among it with the meaning they have there, but that a changed
/// line inside a statement counts for the statement.
package struct PatchJSONReport {
  /// What the change is called, such as `origin/main...HEAD`.
  private let name: String

  package init(name: String) { self.name = name }

  package func bytes(of patch: PatchCoverage) -> [UInt8] {
    var output = ByteOutput()
    JSONWriter.write(to: &output, isPretty: true) { json in
      json.object { write(patch, to: &$0) }
    }
    output.write(UInt8(ascii: "\n"))
    return output.bytes
  }

  private func write(_ patch: PatchCoverage, to json: inout JSONWriter) {
    let totals = patch.totals
    json.key("report_name")
    json.value("pycov")
    json.key("diff_name")
    json.value(name)
    json.key("src_stats")
    json.object { json in
      for file in patch.files {
        json.key(named: file.path)
        json.object { write(file, to: &$0) }
      }
    }
    json.key("total_num_lines")
    json.value(totals.statements.total)
    json.key("total_num_violations")
    json.value(totals.missing)
    json.key("total_percent_covered")
    json.value(Int(Percentage(totals.statements).text()) ?? 0)
    json.key("num_changed_lines")
    json.value(patch.changedLines)
    json.key("total_num_branches")
    json.value(totals.branches.total)
    json.key("total_num_partial_branches")
    json.value(totals.partialBranches)
    json.key("unmeasured_files")
    json.array { json in for path in patch.unmeasured { json.value(path) } }
    json.key("indirect")
    json.object { json in
      for file in patch.indirect {
        json.key(named: file.path)
        json.lines { list in for range in file.lines.ranges { range.forEach { list.append($0) } } }
      }
    }
  }

  private func write(_ file: PatchCoverage.File, to json: inout JSONWriter) {
    json.key("percent_covered")
    json.value(Percentage(file.totals.statements).value)
    json.key("violation_lines")
    json.lines { list in for line in file.missing { list.append(line) } }
    json.key("covered_lines")
    json.lines { list in
      for line in file.statements.subtracting(file.missing) { list.append(line) }
    }
    json.key("missing_branches")
    json.array { json in for arc in file.missingExits { json.value(arc) } }
    json.key("never_imported")
    json.value(file.isNeverImported)
    json.key("functions")
    json.array { json in
      for function in file.functions {
        json.object { json in
          json.key("name")
          json.value(function.name)
          json.key("line")
          json.value(function.line)
          json.key("changed_statements")
          json.value(function.statements.total)
          json.key("covered_statements")
          json.value(function.statements.covered)
        }
      }
    }
  }
}
