package import Profiler

/// The format of speedscope.app: for each thread every stack of functions, with the nanoseconds of
/// its topmost one as its weight.
package struct SpeedscopeReport: ProfileReport {
  package static let name = "speedscope"

  private let exporter: String

  package init(version: String) { exporter = "pyprof@\(version)" }

  package func write(_ analysis: ProfileAnalysis, to output: inout ByteOutput) {
    let profile = analysis.profile
    let tree = MergedTree(profile)
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.key("$schema")
        json.value("https://www.speedscope.app/file-format-schema.json")
        json.key("name")
        json.value(profile.run.command.joined(separator: " "))
        json.key("exporter")
        json.value(exporter)
        json.key("activeProfileIndex")
        json.value(0)
        json.key("shared")
        json.object { json in
          json.key("frames")
          json.array { json in for function in profile.functions { json.frame(function) } }
        }
        json.key("profiles")
        json.array { json in
          for thread in threads(tree) { json.thread(thread, profile.functions, tree) }
        }
      }
    }
    output.write(UInt8(ascii: "\n"))
  }

  /// The stacks of one thread, with the places of their functions.
  fileprivate struct Thread {
    let root: Int
    var stacks: [(functions: [Int], weight: Int)] = []
  }

  /// The threads that did something; one that did nothing when there is no other.
  private func threads(_ tree: MergedTree) -> [Thread] {
    var threads: [Thread] = []
    var stack: [Int] = []
    tree.walk.go { place in
      let node = tree.nodes[place]
      if node.parent == nil { threads.append(Thread(root: place)) }
      stack.append(node.label)
      if node.own > 0 { threads[threads.count - 1].stacks.append((stack, node.own)) }
      return true
    } leave: { _ in
      stack.removeLast()
    }
    return threads
  }
}

extension JSONWriter {
  fileprivate mutating func frame(_ function: ProfiledFunction) {
    object { json in
      json.key("name")
      json.value(function.qualifiedName)
      if !function.file.isEmpty {
        json.key("file")
        json.value(function.file)
        json.key("line")
        json.value(function.firstLine)
      }
    }
  }

  fileprivate mutating func thread(
    _ thread: SpeedscopeReport.Thread, _ functions: [ProfiledFunction], _ tree: MergedTree
  ) {
    object { json in
      json.key("type")
      json.value("sampled")
      json.key("name")
      json.value(functions[tree.nodes[thread.root].label].name)
      json.key("unit")
      json.value("nanoseconds")
      json.key("startValue")
      json.value(0)
      json.key("endValue")
      json.value(tree.nodes[thread.root].total)
      json.key("samples")
      json.array { json in
        for stack in thread.stacks {
          json.array { json in for function in stack.functions { json.value(function) } }
        }
      }
      json.key("weights")
      json.array { json in for stack in thread.stacks { json.value(stack.weight) } }
    }
  }
}
