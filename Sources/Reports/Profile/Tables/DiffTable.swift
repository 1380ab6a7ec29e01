package import Profiler

/// What became slower or faster.
package struct DiffTable: Sendable {
  private let diff: ProfileDiff
  private let options: ProfileTextOptions
  private let showsNoise: Bool
  private let limit: Int?

  /// - Parameters:
  ///   - limit: how many functions are shown; nil for all.
  ///   - showsNoise: whether functions are shown that did not change for certain.
  package init(
    _ diff: ProfileDiff, _ options: ProfileTextOptions, limit: Int? = nil, showsNoise: Bool = false
  ) {
    self.diff = diff
    self.options = options
    self.limit = limit
    self.showsNoise = showsNoise
  }

  package var shown: ShownProfile {
    let unit = options.unit
    var shown = ShownProfile()
    shown.add(
      heading: "\(unit.textWithUnit(diff.before)) before, \(unit.textWithUnit(diff.after)) after: "
        + Self.difference(diff.before, diff.after, unit))
    let changed = diff.functions.filter { showsNoise || $0.isChanged }
    let rows = changed.prefix(limit ?? changed.count)
    if !rows.isEmpty { shown.add(table(Array(rows))) }
    if rows.count < changed.count {
      shown.add(note: "\(changed.count - rows.count) more; '--top 0' shows all")
    }
    let quiet = diff.functions.count { !$0.isChanged }
    if quiet > 0 {
      shown.add(
        note: "\(quiet) functions without a change that is certain"
          + (showsNoise ? "" : "; '--all' shows them"))
    }
    return shown
  }

  private func table(_ functions: [ProfileDiff.FunctionChange]) -> ShownTable {
    let unit = options.unit
    var table = ShownTable(columns: [
      ShownTable.number(unit.title("own before")), ShownTable.number(unit.title("after")),
      ShownTable.number("change"), ShownTable.number("total"), ShownTable.number("calls"),
      ShownTable.name("function"), ShownTable.Column(title: "held against", kind: .source),
    ])
    let names = ShownNames(folder: options.folder)
    for function in functions {
      let place = names.place(function.function)
      table.rows.append([
        ShownTable.Cell(unit.text(function.own.before)),
        ShownTable.Cell(unit.text(function.own.after)),
        ShownTable.Cell(
          Self.difference(function.own.before, function.own.after, unit),
          heat: function.own.finding.heat),
        ShownTable.Cell(
          Self.difference(function.total.before, function.total.after, unit),
          heat: function.total.finding.heat),
        ShownTable.Cell(Self.counts(function.entriesBefore, function.entriesAfter)),
        ShownTable.Cell(
          names.name(function.function) + (place.isEmpty ? "" : "  \(place)")),
        ShownTable.Cell(function.own.finding.text),
      ])
      for line in function.lines where showsNoise || line.own.finding.isChange {
        table.rows.append(row(line))
      }
    }
    return table
  }

  private func row(_ line: ProfileDiff.LineChange) -> [ShownTable.Cell] {
    [
      ShownTable.Cell(options.unit.text(line.own.before)),
      ShownTable.Cell(options.unit.text(line.own.after)),
      ShownTable.Cell(
        Self.difference(line.own.before, line.own.after, options.unit),
        heat: line.own.finding.heat),
      "", ShownTable.Cell(Self.counts(line.hitsBefore, line.hitsAfter)),
      ShownTable.Cell("    line \(line.line)"), ShownTable.Cell(line.own.finding.text),
    ]
  }

  private static func counts(_ before: Int, _ after: Int) -> String {
    before == after ? "\(after)" : "\(before) → \(after)"
  }

  /// The difference with its sign, and its share of what was before.
  private static func difference(_ before: Int, _ after: Int, _ unit: TimeUnit) -> String {
    let difference = after - before
    let sign = difference > 0 ? "+" : difference < 0 ? "−" : "±"
    let text = "\(sign)\(unit.textWithUnit(abs(difference)))"
    guard before > 0, difference != 0 else { return text }
    return "\(text) (\(sign)\(Decimals.share(abs(difference), of: before)) %)"
  }

  /// The functions that are shown, as JSON.
  package var json: [UInt8] {
    var output = ByteOutput()
    let changed = diff.functions.filter { showsNoise || $0.isChanged }
    JSONWriter.write(to: &output, isPretty: true) { json in
      json.object { json in
        json.member("before_ns", diff.before)
        json.member("after_ns", diff.after)
        json.key("functions")
        json.array { json in
          for function in changed.prefix(limit ?? changed.count) { json.change(of: function) }
        }
      }
    }
    output.write(UInt8(ascii: "\n"))
    return output.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func change(of function: ProfileDiff.FunctionChange) {
    object { json in
      json.identity(of: function.function)
      json.member("entries_before", function.entriesBefore)
      json.member("entries_after", function.entriesAfter)
      json.key("own")
      json.change(function.own)
      json.key("total")
      json.change(function.total)
      json.key("lines")
      json.array { json in
        for line in function.lines {
          json.object { json in
            json.member("line", line.line)
            json.member("hits_before", line.hitsBefore)
            json.member("hits_after", line.hitsAfter)
            json.key("own")
            json.change(line.own)
          }
        }
      }
    }
  }

  private mutating func change(_ change: Change) {
    object { json in
      json.member("before_ns", change.before)
      json.member("after_ns", change.after)
      json.member("finding", change.finding.name)
      json.member("held_against", change.finding.basis ?? "")
    }
  }
}

extension ProfileDiff.FunctionChange {
  fileprivate var isChanged: Bool {
    own.finding.isChange || lines.contains { $0.own.finding.isChange }
  }
}

extension Change.Finding {
  fileprivate var isChange: Bool { if case .noise = self { false } else { true } }

  /// Slower is hot, noise is faint.
  fileprivate var heat: Double? {
    switch self {
    case .slower: 0.2
    case .noise: 0
    case .faster, .added, .removed: nil
    }
  }

  fileprivate var name: String {
    switch self {
    case .slower: "slower"
    case .faster: "faster"
    case .noise: "noise"
    case .added: "added"
    case .removed: "removed"
    }
  }

  fileprivate var basis: String? {
    switch self {
    case .slower(let basis), .faster(let basis), .noise(let basis): basis.text
    case .added, .removed: nil
    }
  }

  fileprivate var text: String { basis.map { "\(name): \($0)" } ?? name }
}

extension Change.Basis {
  fileprivate var text: String {
    switch self {
    case .runs: "spread of runs"
    case .calls: "number of calls"
    case .hits: "spread of hits"
    case .resolution: "cost of probes"
    case .tenth: "a tenth"
    }
  }
}
