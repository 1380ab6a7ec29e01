internal import Python

/// Which lines of a code object the events of others tell of, see `ToldLines`.
///
/// Plain memory that is never given back, as the spans of lines are.
@safe struct ToldTable {
  /// What the event of one line has to do with the lines before it.
  struct Link {
    /// `previous`, and below it a bit for each of the others.
    private let bits: Int32

    init(previous: Int32, isTold: Bool, isFromEntry: Bool) {
      bits = previous << 2 | (isTold ? 1 : 0) | (isFromEntry ? 2 : 0)
    }

    /// The line before it that it tells of; -1 for none.
    var previous: Int32 { bits >> 2 }

    /// Whether lines behind it tell of it.
    var isTold: Bool { bits & 1 != 0 }

    /// Whether what it tells of goes back to where the code object is entered.
    var isFromEntry: Bool { bits & 2 != 0 }
  }

  private let links: UnsafeMutablePointer<Link>

  /// By unit: the told line that an exception there shows to have run; -1 for none.
  private let lineOfUnit: UnsafeMutablePointer<Int32>
  private let unitCount: Int

  init(_ told: ToldLines) {
    let count = told.isTold.count
    unitCount = told.lineOfUnit.count
    unsafe links = .allocate(capacity: count)
    for line in 0..<count {
      unsafe (links + line).initialize(
        to: Link(
          previous: told.previous[line], isTold: told.isTold[line],
          isFromEntry: told.isFromEntry[line]))
    }
    unsafe lineOfUnit = .allocate(capacity: unitCount)
    for unit in 0..<unitCount { unsafe (lineOfUnit + unit).initialize(to: told.lineOfUnit[unit]) }
  }

  @inline(__always) subscript(_ line: Int) -> Link { unsafe links[line] }

  /// The told line that an exception at a byte offset shows to have run.
  func line(atOffset offset: Int32) -> Int? {
    let unit = Int(offset >> 1)
    guard unit >= 0, unit < unitCount, unsafe lineOfUnit[unit] >= 0 else { return nil }
    return unsafe Int(lineOfUnit[unit])
  }
}
