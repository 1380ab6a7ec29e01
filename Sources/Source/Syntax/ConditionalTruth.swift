/// What is known of a chain of conditional expressions, `a if b else c if d else e`, as a test.
struct ConditionalTruth {
  /// What the values have in common that can be chosen so far, nil before the first.
  private var common: Truth?
  private var isSettled = false

  mutating func add(_ value: Truth, when condition: Truth) {
    guard !isSettled, condition != .alwaysFalse else { return }
    common = common.map { $0 == value ? value : .unknown } ?? value
    isSettled = condition == .alwaysTrue
  }

  func truth(otherwise last: Truth) -> Truth {
    guard let common else { return last }
    return isSettled || common == last ? common : .unknown
  }
}
