internal import Synchronization

/// The label of a context, as a number: a recording names each a million times.
///
/// Labels are numbered for the whole process, in the order in which they are first seen.
package struct ContextLabel: Hashable, Sendable {
  package let number: Int32

  /// What ran outside any context.
  package static let none = ContextLabel("")

  package init(_ text: String) {
    number = Self.table.withLock { table in
      if let known = table.numbers[text] { return known }
      let number = Int32(table.texts.count)
      table.texts.append(text)
      table.numbers[text] = number
      return number
    }
  }

  init(number: Int32) { self.number = number }

  package var text: String { Self.table.withLock { $0.texts[Int(number)] } }

  /// The texts of all labels so far, by number.
  package static var texts: [String] { table.withLock { $0.texts } }

  private struct Table: Sendable {
    var texts: [String] = []
    var numbers: [String: Int32] = [:]
  }

  private static let table = Mutex(Table())
}

extension ContextLabel: Comparable {
  package static func < (a: ContextLabel, b: ContextLabel) -> Bool { a.number < b.number }
}
