/// The least percentage that the files of a pattern must reach together.
package struct PathThreshold: Hashable, Sendable {
  /// A glob, as in `include`.
  package let pattern: String

  /// From 0 to 100.
  package let minimum: Double

  package init(pattern: String, minimum: Double) {
    self.pattern = pattern
    self.minimum = minimum
  }

  /// Reads `pattern = number`; nil for anything else.
  package init?(_ text: String) {
    guard let equals = text.lastIndex(of: "=") else { return nil }
    let pattern = text[..<equals].trimmed
    let number = PythonNumber.decimal(String(text[text.index(after: equals)...]))
    guard !pattern.isEmpty, let number, Self.percentages.contains(number) else { return nil }
    self.init(pattern: String(pattern), minimum: number)
  }

  static let percentages = 0.0...100.0
}

extension PathThreshold: CustomStringConvertible {
  package var description: String { "\(pattern) = \(minimum)" }
}

extension [PathThreshold] {
  /// Adds others, which replace those of the same pattern.
  package mutating func override(with others: [PathThreshold]) {
    removeAll { old in others.contains { $0.pattern == old.pattern } }
    self += others
  }
}
