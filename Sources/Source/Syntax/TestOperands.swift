/// Gathers what the operands of an `and` or an `or` say of the whole.
struct TestOperands {
  private let deciding: Truth
  private(set) var facts: ExpressionFacts

  /// - Parameter deciding: The truth of one operand that decides: false for `and`, true for `or`.
  init(_ first: ExpressionFacts, deciding: Truth) {
    self.deciding = deciding
    facts = ExpressionFacts(
      isConstant: first.isConstant, truth: first.truth, constantTest: first.constantTest)
  }

  mutating func add(_ operand: ExpressionFacts) {
    facts.isConstant = facts.isConstant && operand.isConstant
    facts.truth = combine(facts.truth, operand.truth)
    let isKnown = facts.constantTest != .unknown && operand.constantTest != .unknown
    facts.constantTest = isKnown ? combine(facts.constantTest, operand.constantTest) : .unknown
  }

  private func combine(_ a: Truth, _ b: Truth) -> Truth {
    if a == deciding || b == deciding { return deciding }
    return a == .unknown || b == .unknown ? .unknown : a
  }
}
