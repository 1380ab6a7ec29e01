internal import Glibc
internal import Journal
internal import Monitoring
internal import ProfileLog
internal import Python

/// What the events of a profile cost, measured once in a run for each version of Python.
///
/// Small functions are run without events and with them, many times in turn; the difference of the
/// shortest runs is what the events took. What falls into the caller's time, and what into the
/// function's own, is told by the time that the function itself was charged.
struct ProbeCosts: ~Copyable {
  private let recorder: ProfileRecorder
  private let names: PyRef

  private static let loops = 300
  private static let rounds = 40

  /// How much of an empty call passes inside the function: from its entry to its return.
  private static let shareOfCallee = 0.4

  private static let source = """
    def empty(): pass
    def lines(n):
        while n:
            n -= 1
    def calls(n):
        while n: n -= 1; empty()
    def produce(n):
        while n: n -= 1; yield n
    def consume(n):
        for x in produce(n): pass
    def sizes(n):
        while n: n -= 1; len("")
    """

  /// Measures, and puts the costs into the log; without them times are as they were measured.
  static func measure(with recorder: ProfileRecorder, _ gil: borrowing GIL) {
    do {
      let file = ProfileLayout.probeFile
      let names = try SourceModule.names(in: source, file: file, gil)
      try ProbeCosts(recorder: recorder, names: names).measureAll(gil)
    } catch {
      Console.warn("the cost of measuring could not be found out: \(error) (probe-costs-unknown)")
    }
  }

  private func measureAll(_ gil: borrowing GIL) throws {
    let start = (Self.monotonic, unsafe recorder.state.pointee.now)
    let line = try cost(
      of: "lines", probing: "lines", [.pyStart, .pyReturn, .line], gil)
    let loop = try shortest("lines", gil)
    let call = try cost(of: "calls", probing: "empty", [.pyStart, .pyReturn], gil)
    let yield = try cost(
      of: "consume", probing: "produce", [.pyStart, .pyReturn, .pyResume, .pyYield], gil)
    let native =
      recorder.request.timesNativeFunctions
      ? try cost(
        of: "sizes", probing: "sizes",
        [.pyStart, .pyReturn, .call, .cReturn, .cRaise], gil) : nil
    let ticks = unsafe Double(recorder.state.pointee.now &- start.1)
    let period = ticks > 0 ? Double(Self.monotonic &- start.0) / ticks : 1
    let scale = period * 1000 / Double(Self.loops)
    keep(.line, line.added / 2, scale)
    // A turn of the loop is in the plain time of a call, and no part of it.
    let callee = max(call.own - Self.shareOfCallee * (call.plain - loop), 0)
    keep(.callee, min(callee, call.added), scale)
    keep(.caller, call.added - min(callee, call.added), scale)
    let resumed = max(yield.own - Self.shareOfCallee * yield.plain, 0)
    keep(.resumed, min(resumed, yield.added), scale)
    keep(.resumer, yield.added - min(resumed, yield.added), scale)
    if let native {
      // What falls into the function itself is as for a function of Python.
      let within = native.added * (call.added > 0 ? min(callee / call.added, 1) : 0.5)
      keep(.nativeCallee, within, scale)
      keep(.nativeCaller, native.added - within, scale)
    }
  }

  private static var monotonic: UInt64 { ProfileClockKind.read(CLOCK_MONOTONIC) }

  private func keep(_ kind: ProbeKind, _ ticks: Double, _ scale: Double) {
    recorder.log[cost: kind] = UInt64(max(ticks * scale, 0))
  }

  /// Ticks of a run of all loops.
  private struct Cost {
    /// Without events.
    let plain: Double

    /// What the events added.
    let added: Double

    /// What the function whose events were sent was charged, with them.
    let own: Double
  }

  private func cost(
    of program: String, probing name: String, _ events: EventSet, _ gil: borrowing GIL
  ) throws -> Cost {
    let code = try names.item(name, gil).attribute("__code__", gil)
    let object = unsafe CodeObject(borrowed: code.borrow())
    var plain = Double.infinity
    var probed = Double.infinity
    var own = Double.infinity
    guard let node = unsafe try recorder.addProbe(object, timesLines: events.contains(.line), gil)
    else { return Cost(plain: 0, added: 0, own: 0) }
    for _ in 0..<Self.rounds {
      plain = min(plain, try time(program, gil))
      try recorder.tool.setEvents(events, in: object, gil)
      _ = try time(program, gil)
      let before = unsafe node.pointee.own
      probed = min(probed, try time(program, gil))
      own = min(own, unsafe Double(node.pointee.own &- before))
      try recorder.tool.setEvents(.none, in: object, gil)
    }
    return Cost(plain: plain, added: max(probed - plain, 0), own: own)
  }

  private func shortest(_ program: String, _ gil: borrowing GIL) throws -> Double {
    var shortest = Double.infinity
    for _ in 0..<Self.rounds { shortest = min(shortest, try time(program, gil)) }
    return shortest
  }

  private func time(_ program: String, _ gil: borrowing GIL) throws -> Double {
    let function = try names.item(program, gil)
    let count = try PyRef(Self.loops, gil)
    let start = unsafe recorder.state.pointee.now
    _ = try function.call(with: count, gil)
    return unsafe Double(recorder.state.pointee.now &- start)
  }
}
