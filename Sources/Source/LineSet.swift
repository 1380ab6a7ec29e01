/// A set of line numbers, kept as a bitmap.
///
/// Lines count from 1; 0 is allowed, negative numbers are not. Union, intersection and subtraction
/// cost one operation per 64 lines, which is what makes the arithmetic of a report cheap.
package struct LineSet: Hashable, Sendable {
  /// Bit `line % 64` of word `line / 64` says whether the line is in; no word at the end is zero.
  package private(set) var words: [UInt64] = []

  package init() {}

  package init(words: [UInt64]) {
    self.words = words
    dropEmptyWords()
  }

  package init(_ lines: some Sequence<Int>) {
    for line in lines { insert(line) }
  }

  package var isEmpty: Bool { words.isEmpty }

  /// The highest line; nil when there is none.
  package var last: Int? {
    words.last.map { (words.count - 1) << 6 + 63 - $0.leadingZeroBitCount }
  }

  package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  @inlinable
  package func contains(_ line: Int) -> Bool {
    let word = line >> 6
    return line >= 0 && word < words.count && words[word] & (1 << UInt64(line & 63)) != 0
  }

  package mutating func insert(_ line: Int) {
    precondition(line >= 0, "a line number is never negative")
    let word = line >> 6
    while words.count <= word { words.append(0) }
    words[word] |= 1 << UInt64(line & 63)
  }

  /// Adds every line of `lines`.
  package mutating func insert(contentsOf lines: ClosedRange<Int>) {
    precondition(lines.lowerBound >= 0, "a line number is never negative")
    let last = lines.upperBound >> 6
    if words.count <= last {
      words.append(contentsOf: repeatElement(0, count: last + 1 - words.count))
    }
    for word in (lines.lowerBound >> 6)...last { words[word] |= Self.mask(of: lines, in: word) }
  }

  /// Takes every line of `lines` out.
  package mutating func subtract(_ lines: ClosedRange<Int>) {
    let last = Swift.min(lines.upperBound >> 6, words.count - 1)
    let first = Swift.max(lines.lowerBound, 0) >> 6
    guard first <= last else { return }
    for word in first...last { words[word] &= ~Self.mask(of: lines, in: word) }
    dropEmptyWords()
  }

  /// Whether any line of `lines` is in.
  package func intersects(_ lines: ClosedRange<Int>) -> Bool {
    let last = Swift.min(lines.upperBound >> 6, words.count - 1)
    let first = Swift.max(lines.lowerBound, 0) >> 6
    guard first <= last else { return false }
    return (first...last).contains { words[$0] & Self.mask(of: lines, in: $0) != 0 }
  }

  private static func mask(of lines: ClosedRange<Int>, in word: Int) -> UInt64 {
    let low = Swift.max(lines.lowerBound - word << 6, 0)
    let high = Swift.min(lines.upperBound - word << 6, 63)
    guard low <= high else { return 0 }
    return (~0 << UInt64(low)) & (~0 >> UInt64(63 - high))
  }

  package mutating func remove(_ line: Int) {
    let word = line >> 6
    guard line >= 0, word < words.count else { return }
    words[word] &= ~(1 << UInt64(line & 63))
    dropEmptyWords()
  }

  package mutating func formUnion(_ other: LineSet) {
    while words.count < other.words.count { words.append(0) }
    for word in other.words.indices { words[word] |= other.words[word] }
  }

  package mutating func subtract(_ other: LineSet) {
    for word in 0..<Swift.min(words.count, other.words.count) { words[word] &= ~other.words[word] }
    dropEmptyWords()
  }

  package mutating func formIntersection(_ other: LineSet) {
    if words.count > other.words.count { words.removeLast(words.count - other.words.count) }
    for word in words.indices { words[word] &= other.words[word] }
    dropEmptyWords()
  }

  package func union(_ other: LineSet) -> LineSet {
    var result = self
    result.formUnion(other)
    return result
  }

  package func subtracting(_ other: LineSet) -> LineSet {
    var result = self
    result.subtract(other)
    return result
  }

  package func intersection(_ other: LineSet) -> LineSet {
    var result = self
    result.formIntersection(other)
    return result
  }

  private mutating func dropEmptyWords() {
    while words.last == 0 { words.removeLast() }
  }
}

extension LineSet: ExpressibleByArrayLiteral {
  package init(arrayLiteral lines: Int...) { self.init(lines) }
}

extension LineSet: Sequence {
  /// Walks the lines in ascending order.
  package struct Iterator: IteratorProtocol {
    private let words: [UInt64]
    private var index = 0
    private var rest: UInt64

    fileprivate init(_ words: [UInt64]) {
      self.words = words
      rest = words.first ?? 0
    }

    package mutating func next() -> Int? {
      while rest == 0 {
        index += 1
        guard index < words.count else { return nil }
        rest = words[index]
      }
      let line = index << 6 + rest.trailingZeroBitCount
      rest &= rest - 1
      return line
    }
  }

  package func makeIterator() -> Iterator { Iterator(words) }
}
