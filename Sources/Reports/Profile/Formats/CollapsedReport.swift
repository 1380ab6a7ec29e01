package import Profiler

/// Stacks of functions with the nanoseconds of their topmost one, a line each: read by
/// flamegraph.pl, inferno, speedscope and gprof2dot.
package struct CollapsedReport: ProfileReport {
  package static let name = "collapsed"

  package init() {}

  package func write(_ analysis: ProfileAnalysis, to output: inout ByteOutput) {
    let labels = FunctionLabels(analysis.profile)
    let texts = labels.placed.map { Array($0.replacing(";", with: ",").utf8) }
    let tree = MergedTree(analysis.profile.tree, labels: labels.merged)
    var stack: [UInt8] = []
    var lengths: [Int] = []
    tree.walk.go { place in
      let node = tree.nodes[place]
      lengths.append(stack.count)
      if !stack.isEmpty { stack.append(UInt8(ascii: ";")) }
      stack += texts[node.label]
      if node.own > 0 {
        output.write(stack)
        output.write(UInt8(ascii: " "))
        output.write(node.own)
        output.write(UInt8(ascii: "\n"))
      }
      return true
    } leave: { _ in
      if let length = lengths.popLast() { stack.removeLast(stack.count - length) }
    }
  }
}
