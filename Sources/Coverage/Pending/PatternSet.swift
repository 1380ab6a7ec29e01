/// Some of the ways in which a code object ran, by their places.
protocol PatternSet: Hashable {
  init()
  var isEmpty: Bool { get }

  /// The places, in any order.
  var places: [Int] { get }

  mutating func add(_ place: Int)
  func union(_ other: Self) -> Self
  func intersection(_ other: Self) -> Self
  func subtracting(_ other: Self) -> Self
}

/// Some of at most 64 patterns.
struct FewPatterns: PatternSet {
  private var bits: UInt64 = 0

  static let most = 64

  var isEmpty: Bool { bits == 0 }

  var places: [Int] { (0..<Self.most).filter { bits >> $0 & 1 != 0 } }

  mutating func add(_ place: Int) { bits |= 1 << place }

  func union(_ other: FewPatterns) -> FewPatterns { FewPatterns(bits | other.bits) }

  func intersection(_ other: FewPatterns) -> FewPatterns { FewPatterns(bits & other.bits) }

  func subtracting(_ other: FewPatterns) -> FewPatterns { FewPatterns(bits & ~other.bits) }

  init() {}

  private init(_ bits: UInt64) { self.bits = bits }
}

extension Set<Int>: PatternSet {
  var places: [Int] { Array(self) }

  mutating func add(_ place: Int) { insert(place) }
}
