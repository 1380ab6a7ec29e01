internal import Profiler

/// The figures of the whole run, above every list.
struct ProfileSummary {
  private let content: ProfileContent

  init(_ content: ProfileContent) { self.content = content }

  /// Names with their figures, without those that are zero and say nothing.
  var facts: TemplateValue {
    let profile = content.profile
    let overview = content.analysis.overview
    var facts = [
      ("Functions", TimeText.count(content.functions.count), "functions that were called"),
      ("Calls", TimeText.count(calls), "calls of all functions"),
      ("In functions", TimeText.duration(overview.measured), "their own times, of all threads"),
    ]
    if overview.waiting > 0 {
      facts.append(
        (
          "Waiting", TimeText.duration(overview.waiting),
          "of these, while another thread held the interpreter's lock"
        ))
    }
    if overview.suspended > 0 {
      facts.append(
        (
          "Suspended", TimeText.duration(overview.suspended),
          "generators and coroutines that were not running; in no other figure"
        ))
    }
    if overview.garbageCollection > 0 {
      facts.append(
        (
          "Garbage collection", TimeText.duration(overview.garbageCollection),
          "with what it called"
        ))
    }
    if overview.imports > 0 {
      facts.append(
        ("Imports", TimeText.duration(overview.imports), "import statements, with all they ran"))
    }
    let processes = profile.run.processes
    facts.append(("Processes", "\(processes)", "processes that were measured"))
    facts.append(("Threads", "\(threads)", "threads by name, of all processes"))
    return .list(
      facts.map { ["name": .text($0.0), "value": .text($0.1), "meaning": .text($0.2)] })
  }

  /// What was done about the cost of measuring, in a sentence.
  var note: String {
    let run = content.profile.run
    let overhead = content.analysis.overview.overhead
    let clock =
      switch run.clock.kind {
      case .counter: "the processor's counter"
      case .monotonic: "the monotonic clock"
      case .processor: "the processor time of each thread"
      }
    var text = "Measured with \(clock) in Python \(run.python)."
    if overhead > 0 {
      text += " \(TimeText.duration(overhead)) of probes were taken out"
    } else {
      text += " Nothing was taken out for probes"
    }
    let costs = run.clock.costs.map { cost in
      "\(Self.nanoseconds(cost.picoseconds)) for \(cost.event)"
    }
    return text + (costs.isEmpty ? "." : ": \(costs.joined(separator: ", ")).")
  }

  private var calls: Int {
    content.functions.reduce(0) { $0 + content.analysis.figures.functions[$1].calls }
  }

  private var threads: Int { content.profile.tree.nodes.count { $0.parent == nil } }

  private static func nanoseconds(_ picoseconds: Int) -> String {
    let tenths = (picoseconds + 50) / 100
    return "\(tenths / 10).\(tenths % 10) ns"
  }
}
