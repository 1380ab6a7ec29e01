internal import Python

/// The bits that the running CPython gives to events.
package struct EventBits: Hashable, Sendable {
  private let bits: [Int]

  /// The events that this CPython has.
  package let known: EventSet

  /// Reads `sys.monitoring.events`; events that this version lacks have no bit.
  init(reading events: borrowing PyRef, _ gil: borrowing GIL) throws(PythonError) {
    var bits: [Int] = []
    for event in Event.allCases {
      bits.append(try events.integerIfPresent(event.name, gil) ?? 0)
    }
    self.bits = bits
    known = Event.allCases.reduce(into: []) { known, event in
      if bits[Int(event.rawValue)] != 0 { known.insert(EventSet(event)) }
    }
  }

  /// CPython's number for one event; nil where it has no such event.
  package func bit(of event: Event) -> Int? {
    let bit = bits[Int(event.rawValue)]
    return bit == 0 ? nil : bit
  }

  /// CPython's number for a set.
  package func mask(_ set: EventSet) throws(MonitoringError) -> Int {
    let missing = set.subtracting(known)
    guard missing.isEmpty else {
      throw .unknownEvents(missing, version: Version.running)
    }
    var mask = 0
    var rest = set.rawValue
    while rest != 0 {
      mask |= bits[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return mask
  }

  /// The set that a number of CPython's stands for.
  package func set(_ mask: Int) -> EventSet {
    Event.allCases.reduce(into: []) { set, event in
      if bits[Int(event.rawValue)] & mask != 0 { set.insert(EventSet(event)) }
    }
  }
}
