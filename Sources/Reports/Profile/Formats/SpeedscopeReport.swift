package import Profiler

/// The format of speedscope.app: for each thread the tree of its calls, laid out one after the other.
///
/// It shows how long, and not when: all calls of a function in one context are one, what it called
/// follows at its beginning, and what it took itself is at its end. Unlike a list of stacks this
/// grows with the tree alone, however deep that is.
package struct SpeedscopeReport: ProfileReport {
  package static let name = "speedscope"

  private let exporter: String

  package init(version: String) { exporter = "pyprof@\(version)" }

  package func write(_ analysis: ProfileAnalysis, to output: inout ByteOutput) {
    let profile = analysis.profile
    let tree = MergedTree(profile)
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.member("$schema", "https://www.speedscope.app/file-format-schema.json")
        json.member("name", profile.run.command.joined(separator: " "))
        json.member("exporter", exporter)
        json.member("activeProfileIndex", 0)
        json.key("shared")
        json.object { json in
          json.key("frames")
          json.array { json in for function in profile.functions { json.frame(function) } }
        }
        json.key("profiles")
        json.array { json in writeThreads(tree, profile, &json) }
      }
    }
    output.write(UInt8(ascii: "\n"))
  }

  private func writeThreads(_ tree: MergedTree, _ profile: Profile, _ json: inout JSONWriter) {
    let walk = tree.walk
    for root in walk.roots where tree.nodes[root].total > 0 {
      json.object { json in
        json.member("type", "evented")
        json.member("name", profile.functions[tree.nodes[root].label].name)
        json.member("unit", "nanoseconds")
        json.member("startValue", 0)
        json.member("endValue", tree.nodes[root].total)
        json.key("events")
        json.array { json in writeEvents(of: root, tree, walk, &json) }
      }
    }
  }

  private func writeEvents(
    of root: Int, _ tree: MergedTree, _ walk: TreeWalk, _ json: inout JSONWriter
  ) {
    var now = 0
    walk.go(from: root) { place in
      guard tree.nodes[place].total > 0 else { return false }
      json.event("O", at: now, tree.nodes[place].label)
      return true
    } leave: { place in
      guard tree.nodes[place].total > 0 else { return }
      now += tree.nodes[place].own
      json.event("C", at: now, tree.nodes[place].label)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func frame(_ function: ProfiledFunction) {
    object { json in
      json.member("name", function.qualifiedName)
      if !function.file.isEmpty {
        json.member("file", function.file)
        json.member("line", function.firstLine)
      }
    }
  }

  fileprivate mutating func event(_ type: String, at time: Int, _ frame: Int) {
    object { json in
      json.member("type", type)
      json.member("at", time)
      json.member("frame", frame)
    }
  }
}
