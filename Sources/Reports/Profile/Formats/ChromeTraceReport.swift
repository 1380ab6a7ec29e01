package import Profiler

/// The trace format of Chrome: read by Perfetto, chrome://tracing and speedscope.
///
/// It shows the call tree, not the course of time: all calls of a function in one context are one
/// event as long as all of them, one after the other, and what a function took itself is at its end.
package struct ChromeTraceReport: ProfileReport {
  package static let name = "chrome"

  package init() {}

  package func write(_ analysis: ProfileAnalysis, to output: inout ByteOutput) {
    let profile = analysis.profile
    let tree = MergedTree(profile)
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.key("displayTimeUnit")
        json.value("ns")
        json.key("otherData")
        json.object { json in
          json.key("command")
          json.value(profile.run.command.joined(separator: " "))
          json.key("layout")
          json.value("aggregated")
        }
        json.key("traceEvents")
        json.array { json in writeEvents(tree, profile, &json) }
      }
    }
    output.write(UInt8(ascii: "\n"))
  }

  private func writeEvents(_ tree: MergedTree, _ profile: Profile, _ json: inout JSONWriter) {
    json.name("process_name", profile.run.command.joined(separator: " "), thread: 0)
    let labels = FunctionLabels(profile).placed.map(JSONWriter.quoted)
    var thread = 0
    // Where the next event of each open node begins.
    var starts: [Int] = []
    tree.walk.go { place in
      let node = tree.nodes[place]
      guard node.total > 0 else { return false }
      if node.parent == nil {
        thread += 1
        json.name("thread_name", profile.functions[node.label].name, thread: thread)
        starts = [0]
        return true
      }
      let start = starts.last ?? 0
      json.event(labels[node.label], node, start: start, thread: thread)
      starts[starts.count - 1] = start + node.total
      starts.append(start)
      return true
    } leave: { place in
      if tree.nodes[place].total > 0 { _ = starts.popLast() }
    }
  }
}

extension JSONWriter {
  /// What a process or thread is called.
  fileprivate mutating func name(_ kind: String, _ name: String, thread: Int) {
    object { json in
      json.key("ph")
      json.value("M")
      json.key("name")
      json.value(kind)
      json.key("pid")
      json.value(1)
      json.key("tid")
      json.value(thread)
      json.key("args")
      json.object { json in
        json.key("name")
        json.value(name)
      }
    }
  }

  fileprivate mutating func event(
    _ label: [UInt8], _ node: MergedTree.Node, start: Int, thread: Int
  ) {
    object { json in
      json.key("ph")
      json.value("X")
      json.key("name")
      json.value(quoted: label)
      json.key("pid")
      json.value(1)
      json.key("tid")
      json.value(thread)
      json.key("ts")
      json.value(quoted: Self.microseconds(start))
      json.key("dur")
      json.value(quoted: Self.microseconds(node.total))
      json.key("args")
      json.object { json in
        json.key("calls")
        json.value(node.calls)
        json.key("own_ns")
        json.value(node.own)
      }
    }
  }

  /// Nanoseconds as microseconds with three decimals, exactly.
  private static func microseconds(_ time: Int) -> [UInt8] {
    let digits = String(time % 1000)
    return Array("\(time / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)".utf8)
  }
}
