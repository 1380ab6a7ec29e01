/// What is known of a test before anything runs.
enum Truth: UInt8, Sendable {
  case unknown, alwaysTrue, alwaysFalse

  init(_ value: Bool) { self = value ? .alwaysTrue : .alwaysFalse }

  static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .unknown: .unknown
    case .alwaysTrue: .alwaysFalse
    case .alwaysFalse: .alwaysTrue
    }
  }
}
