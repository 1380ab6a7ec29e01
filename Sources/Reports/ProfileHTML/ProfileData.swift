internal import Profiler

/// The data that the scripts of a profile report make their pages from.
struct ProfileData {
  private let content: ProfileContent

  init(_ content: ProfileContent) { self.content = content }

  var parts: [ReportData.Part] {
    content.lists.map { list in part(list.rawValue) { json in self.write(list, to: &json) } } + [
      part("tree") { json in self.writeTree(to: &json) }
    ]
  }

  private func part(_ name: String, _ members: (inout JSONWriter) -> Void) -> ReportData.Part {
    var output = ByteOutput()
    JSONWriter.write(to: &output, isPretty: false) { json in json.object(members) }
    return ReportData.Part(name: name, output.bytes)
  }

  private func write(_ list: ProfileList, to json: inout JSONWriter) {
    let rows = ProfileRows(content, list)
    let all = (0..<rows.count).map(rows.row)
    json.texts("names", all.map(\.name))
    json.texts("places", all.map(\.place))
    json.texts("links", all.map { $0.link ?? "" })
    json.numbers("own", all) { $0.isOwn ? 1 : 0 }
    json.numbers("function", all) { $0.function }
    json.key("figures")
    json.object { json in
      for column in ProfileColumn.columns(of: list, content) where column.kind != .words {
        json.key(named: column.name)
        json.lines { list in
          for row in all { list.append(row.figures[column.name] ?? 0) }
        }
      }
    }
    if list == .tests { writeShares(to: &json) }
  }

  /// For each test the functions with the most time, their calls and their times.
  private func writeShares(to json: inout JSONWriter) {
    json.key("shares")
    json.array { json in
      for test in content.tests {
        json.lines { list in
          for share in test.functions.prefix(Self.mostFunctionsOfTest) {
            list.append(share.function)
            list.append(share.calls)
            list.append(share.own)
          }
        }
      }
    }
  }

  /// From which lines of their callers nodes were called, where that is known: for each node and
  /// line the gap to the node before, the line, the calls and their time.
  private func callLines(_ merged: MergedTree) -> [Int] {
    var sums: [Int: [Int: (calls: Int, time: Int)]] = [:]
    let inclusive = content.analysis.figures.inclusive
    for (node, call) in content.profile.tree.nodes.enumerated() where call.callLine > 0 {
      var sum = sums[merged.places[node]]?[call.callLine] ?? (0, 0)
      sum.calls += call.calls
      sum.time += inclusive[node]
      sums[merged.places[node], default: [:]][call.callLine] = sum
    }
    var numbers: [Int] = []
    var last = 0
    for (node, lines) in sums.sorted(by: { $0.key < $1.key }) {
      for (line, sum) in lines.sorted(by: { $0.key < $1.key }) {
        numbers += [node - last, line, sum.calls, sum.time]
        last = node
      }
    }
    return numbers
  }

  private static let mostFunctionsOfTest = 40

  private func writeTree(to json: inout JSONWriter) {
    let functions = content.profile.functions
    json.texts("names", functions.map(\.qualifiedName))
    json.numbers("file", content.files.ofFunction) { $0 ?? -1 }
    json.numbers("line", functions) { $0.firstLine }
    json.numbers("kind", functions) { Int($0.kind.rawValue) }
    json.texts("files", content.files.all.map(\.shown))
    json.texts("pages", content.files.all.map { $0.page ?? "" })
    json.numbers("own", content.files.all) { $0.isOwn ? 1 : 0 }
    let merged = MergedTree(content.profile)
    let nodes = merged.nodes
    json.key("nodes")
    json.object { json in
      // How far back the parent is: small numbers, which pack well; 0 for none.
      json.numbers("parent", nodes.enumerated()) { place, node in
        node.parent.map { place - $0 } ?? 0
      }
      json.numbers("function", nodes) { $0.label }
      json.numbers("calls", nodes) { $0.calls }
      json.numbers("own", nodes) { $0.own }
      json.numbers("waiting", nodes) { $0.waiting }
      json.numbers("paused", nodes) { $0.suspended }
      json.numbers("lines", callLines(merged)) { $0 }
    }
  }
}

extension JSONWriter {
  /// An array of texts with its key.
  fileprivate mutating func texts(_ name: StaticString, _ texts: [String]) {
    key(name)
    array { json in for text in texts { json.value(text) } }
  }
}
