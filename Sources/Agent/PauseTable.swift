internal import Journal
internal import Python

/// The lines of a code object on which it pauses, see `PausingLines`, and where it is noted that it
/// went on there.
///
/// Plain memory that is never given back, as the spans of lines are.
@safe struct PauseTable {
  /// By unit: the place of the line among those of the table; -1 where the code does not pause on it.
  private let placeOfUnit: UnsafeMutablePointer<Int32>
  private let isDelegated: UnsafeMutablePointer<Bool>
  private let unitCount: Int

  /// Whether the code waits for other code anywhere.
  let delegates: Bool

  /// By place, what is noted in the base context.
  private let states: UnsafeMutablePointer<UInt8>
  private let firstArc: Int

  /// - Parameters:
  ///   - states: those of the arcs that stand for the lines.
  ///   - firstArc: the place of the first of them among the code object's arcs.
  init(_ pausing: PausingLines, states: UnsafeMutablePointer<UInt8>, firstArc: Int) {
    unsafe self.states = unsafe states
    self.firstArc = firstArc
    unitCount = pausing.placeOfUnit.count
    delegates = pausing.isDelegated.contains(true)
    unsafe placeOfUnit = .allocate(capacity: unitCount)
    unsafe isDelegated = .allocate(capacity: unitCount)
    for unit in 0..<unitCount {
      unsafe (placeOfUnit + unit).initialize(to: pausing.placeOfUnit[unit])
      unsafe (isDelegated + unit).initialize(to: pausing.isDelegated[unit])
    }
  }

  /// The place of the line that code goes on with, or raises an exception on, at a byte offset.
  func place(atOffset offset: Int32) -> Int? {
    let unit = Int(offset >> 1)
    guard unit >= 0, unit < unitCount, unsafe placeOfUnit[unit] >= 0 else { return nil }
    return unsafe Int(placeOfUnit[unit])
  }

  /// Whether what the code waits for there may make it pause again at once; for an offset that has a
  /// place.
  func isDelegated(atOffset offset: Int32) -> Bool { unsafe isDelegated[Int(offset >> 1)] }

  /// Notes that code went on with a line, and came from there to somewhere.
  ///
  /// - Parameters:
  ///   - bits: those of the context; nil in the base context.
  ///   - lineCount: how many of them are lines.
  func resume(_ place: Int, _ bits: UnsafeMutablePointer<UInt32>?, after lineCount: Int) {
    if let bits = unsafe bits {
      let bit = lineCount + firstArc + place
      unsafe bits[bit >> 5] |= 1 << UInt32(bit & 31)
    } else {
      unsafe states[place] = ArcState.resumed.rawValue
    }
  }
}
