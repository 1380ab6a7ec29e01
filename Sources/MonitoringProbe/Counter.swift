internal import Monitoring
internal import Python

/// Counts events, and does nothing else: what an event costs at the least.
struct Counter {
  private var seen = 0
  private let response: Response

  nonisolated(unsafe) private static var all: [UnsafeMutablePointer<Counter>] = unsafe []

  /// A callback that counts; its memory is never given back.
  static func callback(_ response: Response) -> Callback {
    let state = UnsafeMutablePointer<Counter>.allocate(capacity: 1)
    unsafe state.initialize(to: Counter(response: response))
    unsafe all.append(state)
    return unsafe Callback(place: place, state: UnsafeMutableRawPointer(state))
  }

  private init(response: Response) { self.response = response }

  private static let place: PlaceFunction = { state, _, _ in
    let counter = unsafe state.assumingMemoryBound(to: Counter.self)
    unsafe counter.pointee.seen &+= 1
    return unsafe counter.pointee.response
  }

  /// How many events all counters saw since the last time.
  static func take() -> Int {
    unsafe all.reduce(0) { sum, counter in
      defer { unsafe counter.pointee.seen = 0 }
      return unsafe sum + counter.pointee.seen
    }
  }
}
