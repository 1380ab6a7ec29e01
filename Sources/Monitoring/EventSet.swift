/// The interpreter events that a tool listens to, named as in `sys.monitoring.events`.
package struct EventSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package init(_ event: Event) { self.init(rawValue: 1 << UInt32(event.rawValue)) }

  package static let none: EventSet = []
  package static let pyStart = EventSet(.pyStart)
  package static let pyResume = EventSet(.pyResume)
  package static let pyReturn = EventSet(.pyReturn)
  package static let pyYield = EventSet(.pyYield)
  package static let call = EventSet(.call)
  package static let cReturn = EventSet(.cReturn)
  package static let cRaise = EventSet(.cRaise)
  package static let raise = EventSet(.raise)
  package static let reraise = EventSet(.reraise)
  package static let exceptionHandled = EventSet(.exceptionHandled)
  package static let pyUnwind = EventSet(.pyUnwind)
  package static let pyThrow = EventSet(.pyThrow)
  package static let stopIteration = EventSet(.stopIteration)
  package static let line = EventSet(.line)
  package static let jump = EventSet(.jump)
  package static let branch = EventSet(.branch)
  package static let branchLeft = EventSet(.branchLeft)
  package static let branchRight = EventSet(.branchRight)
  package static let instruction = EventSet(.instruction)

  /// The members, in the order of `Event`.
  package var events: [Event] { Event.allCases.filter { contains(EventSet($0)) } }
}

extension EventSet: CustomStringConvertible {
  /// Such as `LINE|PY_START`; `NO_EVENTS` for none.
  package var description: String {
    isEmpty ? "NO_EVENTS" : events.map(\.name).sorted().joined(separator: "|")
  }
}
