internal import Journal
internal import Monitoring
internal import Python

/// How this CPython tells of branches and exceptions.
struct BranchEvents: Sendable {
  let ofBranches: EventSet

  /// Those of exceptions, where one code object's can be asked for.
  let ofOneCode: EventSet

  /// Whether each direction has an event of its own.
  let tellsDirections: Bool

  /// - Parameter known: the events that this CPython has.
  init(known: EventSet) {
    let directions: EventSet = [.branchLeft, .branchRight]
    tellsDirections = known.isSuperset(of: directions)
    ofBranches = tellsDirections ? directions : .branch
    ofOneCode = Version.running.hasLocalExceptionEvents ? .raise : []
  }
}

/// Where the arcs of one code object are recorded, and which events tell of them.
///
/// Plain memory that is never given back, as the spans of lines are: an event finds its arc with two
/// loads.
@safe struct BranchTable {
  /// The events of the code object's own that are needed.
  let events: EventSet

  /// Whether exceptions tell of arcs.
  let hearsExceptions: Bool

  /// Whether each direction of a branch has an event of its own, which can be turned off alone.
  private let tellsDirections: Bool
  private let unitCount: Int
  /// By unit: the place of a site, or the arc that a jump or return tells of; -1 for neither.
  private let slots: UnsafeMutablePointer<Int32>
  private let sites: UnsafeMutablePointer<Site>
  private let raises: UnsafeMutableBufferPointer<LineFlow.Raise>
  private let doubts: UnsafeMutableBufferPointer<LineFlow.Doubt>
  /// By arc: 0 as long as events are needed, or `inDoubt`.
  private let states: UnsafeMutablePointer<UInt8>

  /// By line: not 0 when it ran.
  private let hits: UnsafeMutablePointer<UInt8>

  /// By arc: 1 as long as its mark in the context that goes on is in doubt; without a mark it says
  /// nothing, so that no context has to begin by clearing it.
  private let pending: UnsafeMutablePointer<UInt8>

  /// The state of an arc whose branch went its way once, as long as an exception may show that it
  /// came no farther; it counts as taken.
  private static let inDoubt = ArcState.inDoubt.rawValue

  /// A branch and the arcs that its directions tell of; -1 for none.
  private struct Site {
    let jump: Int32
    let nextArc: Int32
    let jumpArc: Int32
    /// Whether an exception can come between the branch and the ends of its arcs.
    let isDoubtful: Bool
    /// The place of the line that runs when it jumps and sends no event then; -1 for none.
    let silentLine: Int32
  }

  /// Nil when every arc follows from the lines.
  init?(
    _ flow: LineFlow, unitCount: Int, _ kinds: BranchEvents, states: UnsafeMutablePointer<UInt8>,
    hits: UnsafeMutablePointer<UInt8>, lowestLine: Int
  ) {
    guard !flow.sites.isEmpty || !flow.witnesses.isEmpty || !flow.raises.isEmpty else { return nil }
    self.unitCount = unitCount
    unsafe self.states = unsafe states
    unsafe self.hits = unsafe hits
    unsafe slots = .allocate(capacity: unitCount)
    unsafe slots.initialize(repeating: -1, count: unitCount)
    unsafe sites = .allocate(capacity: flow.sites.count)
    unsafe raises = .allocate(capacity: flow.raises.count)
    _ = unsafe raises.initialize(from: flow.raises)
    unsafe doubts = .allocate(capacity: flow.doubts.count)
    _ = unsafe doubts.initialize(from: flow.doubts)
    unsafe pending = .allocate(capacity: flow.arcs.count)
    unsafe pending.initialize(repeating: 0, count: flow.arcs.count)
    let doubtful = Set(flow.doubts.map(\.arc))
    let needsExceptions = !flow.raises.isEmpty || !flow.doubts.isEmpty
    hearsExceptions = needsExceptions
    tellsDirections = kinds.tellsDirections
    var events: EventSet = needsExceptions ? kinds.ofOneCode : []
    for (index, site) in flow.sites.enumerated() {
      unsafe slots[Int(site.unit)] = Int32(index)
      unsafe (sites + index).initialize(
        to: Site(
          jump: site.jump, nextArc: site.arcs.next, jumpArc: site.arcs.jump,
          isDoubtful: doubtful.contains(site.arcs.next) || doubtful.contains(site.arcs.jump),
          silentLine: site.silentLine > 0 ? site.silentLine - Int32(lowestLine) : -1))
      events.formUnion(kinds.ofBranches)
    }
    for witness in flow.witnesses {
      unsafe slots[Int(witness.unit)] = witness.arc
      events.insert(witness.isExit ? .pyReturn : .jump)
    }
    self.events = events
  }

  /// A branch went to `destination`, a byte offset.
  ///
  /// - Returns: `.disable` once nothing more is to be learnt from it.
  @inline(__always) func branch(at offset: Int32, to destination: Int32) -> Response {
    guard let slot = slot(offset) else { return .disable }
    let site = unsafe sites[Int(slot)]
    let arc = destination >> 1 >= site.jump ? site.jumpArc : site.nextArc
    if arc >= 0 {
      if site.silentLine >= 0, arc == site.jumpArc { unsafe hits[Int(site.silentLine)] = 1 }
      // Twice on the way without an exception: the first time it came to the end.
      switch unsafe states[Int(arc)] {
      case 0: unsafe states[Int(arc)] = site.isDoubtful ? Self.inDoubt : 1
      case Self.inDoubt: unsafe states[Int(arc)] = 1
      default: break
      }
    }
    if tellsDirections { return isSettled(arc) ? .disable : .keep }
    return isSettled(site.nextArc) && isSettled(site.jumpArc) ? .disable : .keep
  }

  /// A jump or a return that tells of an arc takes place.
  func pass(_ offset: Int32) -> Response {
    if let arc = slot(offset) { unsafe states[Int(arc)] = 1 }
    return .disable
  }

  /// An exception was raised, or came out of a call.
  func raise(at offset: Int32, _ exception: PyPointer) -> Response {
    takeBackDoubtful(offset)
    if let arc = unsafe arc(ofRaise: offset, exception) { unsafe states[Int(arc)] = 1 }
    return .keep
  }

  /// Takes the arcs back on whose way an exception came.
  private func takeBackDoubtful(_ offset: Int32) {
    for index in unsafe 0..<doubts.count {
      let doubt = unsafe doubts[index]
      if doubt.units.contains(offset >> 1), unsafe states[Int(doubt.arc)] == Self.inDoubt {
        unsafe states[Int(doubt.arc)] = 0
      }
    }
  }

  /// The arc that an exception tells of.
  private func arc(ofRaise offset: Int32, _ exception: PyPointer) -> Int32? {
    let unit = offset >> 1
    for index in unsafe 0..<raises.count {
      let raise = unsafe raises[index]
      guard raise.units.contains(unit) else { continue }
      if raise.isAsyncEnd, unsafe !ExceptionKind.isAsyncEnd(exception) { continue }
      return raise.arc
    }
    return nil
  }

  @inline(__always) private func isSettled(_ arc: Int32) -> Bool {
    guard arc >= 0 else { return true }
    let state = unsafe states[Int(arc)]
    return state != 0 && state != Self.inDoubt
  }

  @inline(__always) private func slot(_ offset: Int32) -> Int32? {
    let unit = Int(offset >> 1)
    guard unit >= 0, unit < unitCount, unsafe slots[unit] >= 0 else { return nil }
    return unsafe slots[unit]
  }

  // MARK: In contexts

  /// The same as `branch(at:to:)` in the context that goes on.
  ///
  /// - Returns: whether nothing more is to be learnt from the branch in this context.
  @inline(__always) func branch(at offset: Int32, to destination: Int32, _ marks: ArcMarks) -> Bool
  {
    guard !marks.areOfBase else { return branch(at: offset, to: destination) == .disable }
    guard let slot = slot(offset) else { return true }
    let site = unsafe sites[Int(slot)]
    let arc = destination >> 1 >= site.jump ? site.jumpArc : site.nextArc
    if arc >= 0 {
      if site.isDoubtful { unsafe pending[Int(arc)] = marks.has(arc) ? 0 : 1 }
      marks.mark(arc)
      if site.silentLine >= 0, arc == site.jumpArc { marks.mark(line: site.silentLine) }
    }
    if tellsDirections { return isSettled(arc, of: site, marks) }
    return isSettled(site.nextArc, of: site, marks) && isSettled(site.jumpArc, of: site, marks)
  }

  @inline(__always) private func isSettled(
    _ arc: Int32, of site: Site, _ marks: ArcMarks
  ) -> Bool {
    guard arc >= 0, marks.has(arc) else { return arc < 0 }
    return unsafe !site.isDoubtful || pending[Int(arc)] == 0
  }

  /// The same as `pass(_:)` in the context that goes on.
  func pass(_ offset: Int32, _ marks: ArcMarks) {
    if let arc = slot(offset) { settle(arc, marks) }
  }

  /// The same as `raise(at:_:)` in the context that goes on.
  func raise(at offset: Int32, _ exception: PyPointer, _ marks: ArcMarks) {
    if marks.areOfBase {
      takeBackDoubtful(offset)
    } else {
      for index in unsafe 0..<doubts.count {
        let doubt = unsafe doubts[index]
        guard doubt.units.contains(offset >> 1), unsafe pending[Int(doubt.arc)] != 0 else {
          continue
        }
        unsafe pending[Int(doubt.arc)] = 0
        marks.unmark(doubt.arc)
      }
    }
    if let arc = unsafe arc(ofRaise: offset, exception) { settle(arc, marks) }
  }

  private func settle(_ arc: Int32, _ marks: ArcMarks) {
    guard arc >= 0 else { return }
    if !marks.areOfBase { unsafe pending[Int(arc)] = 0 }
    marks.mark(arc)
  }

  /// Where the arcs are noted in the context that goes on.
  ///
  /// - Parameters:
  ///   - bits: those of the context; nil in the base context.
  ///   - lineCount: how many of them are lines.
  @inline(__always) func marks(_ bits: UnsafeMutablePointer<UInt32>?, after lineCount: Int)
    -> ArcMarks
  {
    unsafe ArcMarks(states: states, bits: bits, first: lineCount)
  }
}

/// The arcs of a code object that were taken in one context; an arc below zero is none.
@safe struct ArcMarks {
  fileprivate let states: UnsafeMutablePointer<UInt8>
  fileprivate let bits: UnsafeMutablePointer<UInt32>?
  fileprivate let first: Int

  @inline(__always) func mark(_ arc: Int32) {
    guard arc >= 0 else { return }
    if let bits = unsafe bits {
      let bit = first + Int(arc)
      unsafe bits[bit >> 5] |= 1 << UInt32(bit & 31)
    } else {
      unsafe states[Int(arc)] = 1
    }
  }

  /// Marks a line of the code object in a context other than the base one.
  func mark(line: Int32) {
    guard let bits = unsafe bits else { return }
    unsafe bits[Int(line) >> 5] |= 1 << UInt32(line & 31)
  }

  var areOfBase: Bool { unsafe bits == nil }

  /// Takes a mark of a context back; the base context's are states.
  func unmark(_ arc: Int32) {
    guard let bits = unsafe bits else { return }
    let bit = first + Int(arc)
    unsafe bits[bit >> 5] &= ~(1 << UInt32(bit & 31))
  }

  @inline(__always) func has(_ arc: Int32) -> Bool {
    guard arc >= 0 else { return true }
    guard let bits = unsafe bits else { return unsafe states[Int(arc)] != 0 }
    let bit = first + Int(arc)
    return unsafe bits[bit >> 5] >> UInt32(bit & 31) & 1 != 0
  }
}
