/// The way of control from one instruction on, until it comes to another line, leaves the code
/// object, or depends on a branch.
struct Walk {
  enum End: Equatable {
    case line(Int32)
    case exit
    /// A branch comes first, which has events of its own; or there is no end.
    case none
  }

  /// An instruction that tells, when it runs, that the whole way is gone.
  struct Witness {
    /// Nil for an exception that the program raises, which has an event anyway.
    let unit: Int32?
    let isExit: Bool
  }

  private(set) var end = End.none

  /// Whether it comes to a line whose LINE event CPython leaves out.
  private(set) var isSilent = false
  private(set) var witness: Witness?

  /// Whether the way goes on with an exception that was caught before.
  private(set) var isReraised = false

  /// The units that it passes; noted where asked for.
  private(set) var passed: [Range<Int32>] = []

  /// The line that it comes to.
  var line: Int32? { if case .line(let line) = end { line } else { nil } }

  /// - Parameters:
  ///   - line: the line that the way begins on; 0 to end on the first.
  ///   - notesUnits: whether `passed` is wanted.
  init(_ code: Bytecode, from line: Int32, at start: Int32, notesUnits: Bool = false) {
    var unit = start
    var steps = 0
    while unit >= 0, unit < code.count, steps <= code.count {
      steps += 1
      let place = Int(unit)
      let here = code.lines[place]
      if here != 0, here != line {
        end = .line(here)
        isSilent = code.silentUnits.contains(unit)
        return
      }
      if notesUnits { pass(unit) }
      switch code.kinds[place] {
      case .plain, .extension, .room, .asyncEnd, .exceptionMatch: unit += 1
      case .send, .quietJump: unit = code.targets[place]
      case .forwardJump, .backwardJump:
        if here == line, witness == nil { witness = Witness(unit: unit, isExit: false) }
        unit = code.targets[place]
      case .branch: return
      case .exit:
        if here == line, witness == nil { witness = Witness(unit: unit, isExit: true) }
        end = .exit
        return
      case .raise, .reraise:
        isReraised = isReraised || code.kinds[place] == .reraise
        if code.kinds[place] == .raise { witness = Witness(unit: nil, isExit: false) }
        unit = code.handlers[place]
        if unit < 0 {
          end = .exit
          return
        }
      }
    }
  }
  private mutating func pass(_ unit: Int32) {
    if let last = passed.last, last.upperBound == unit {
      passed[passed.count - 1] = last.lowerBound..<unit + 1
    } else {
      passed.append(unit..<unit + 1)
    }
  }
}
