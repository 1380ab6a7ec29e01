/// The lists of contexts of a data file that has them, read one at a time.
struct ContextLists: ~Copyable {
  private let one: Query
  private let every: Query

  init(_ database: borrowing Database) throws(SQLiteError) {
    let columns = "select id, is_bitmap, part, ids from pycov_contexts"
    self.init(
      one: try database.prepare(columns + " where id = ?"),
      every: try database.prepare(columns + " order by id"))
  }

  private init(one: consuming Query, every: consuming Query) {
    self.one = one
    self.every = every
  }

  /// Visits the numbers of a list in ascending order, until `body` wants no more.
  func forEachNumber(of list: Int, _ body: (Int) -> Bool) throws(SQLiteError) {
    guard let distance = try distance(of: list) else { return }
    if distance == 0 {
      Self.forEachNumber(in: one, body)
      return one.reset()
    }
    let part = ContextList(one)
    one.reset()
    guard try self.distance(of: list - distance) == 0 else { return one.reset() }
    let whole = ContextList(one).numbers
    one.reset()
    for place in part.numbers where place < whole.count {
      if !body(whole[place]) { return }
    }
  }

  /// How far before a list the one is of which it is a part, 0 for one of its own; nil without it.
  private func distance(of list: Int) throws(SQLiteError) -> Int? {
    one.bind(list, at: 0)
    if try one.step() { return one.number(2) }
    one.reset()
    return nil
  }

  /// The lists that have any of some contexts.
  func all(withAnyOf contexts: Set<Int>) throws(SQLiteError) -> Set<Int> {
    let last = contexts.max() ?? 0
    var lists: Set<Int> = []
    /// Where the contexts are in lists of which others may be parts.
    var places: [Int: Set<Int>] = [:]
    while try every.step() {
      let (list, distance) = (every.number(0), every.number(2))
      if distance == 0 {
        let found = Self.places(in: every, of: contexts, last)
        if !found.isEmpty {
          lists.insert(list)
          places[list] = found
        }
      } else if let places = places[list - distance] {
        Self.forEachNumber(in: every) { place in
          let isIn = places.contains(place)
          if isIn { lists.insert(list) }
          return !isIn
        }
      }
    }
    every.reset()
    return lists
  }

  private static func places(
    in query: borrowing Query, of contexts: Set<Int>, _ last: Int
  ) -> Set<Int> {
    var places: Set<Int> = []
    var place = 0
    forEachNumber(in: query) { number in
      if contexts.contains(number) { places.insert(place) }
      place += 1
      return number < last
    }
    return places
  }

  private static func forEachNumber(in query: borrowing Query, _ body: (Int) -> Bool) {
    let isBitmap = query.number(1) == 1
    unsafe query.withBytes(3) { bytes in
      isBitmap ? unsafe readBitmap(bytes, body) : unsafe readSteps(bytes, body)
    }
  }

  /// The differences from number to number; 255 goes on in the next byte.
  private static func readSteps(_ bytes: UnsafeRawBufferPointer, _ body: (Int) -> Bool) {
    var number = 0
    for index in bytes.indices {
      let step = unsafe bytes[index]
      number += Int(step)
      if step < 255, !body(number) { return }
    }
  }

  /// Bit `number % 8` of byte `number / 8`.
  private static func readBitmap(_ bytes: UnsafeRawBufferPointer, _ body: (Int) -> Bool) {
    for index in bytes.indices {
      var rest = unsafe bytes[index]
      while rest != 0 {
        if !body(index * 8 + rest.trailingZeroBitCount) { return }
        rest &= rest - 1
      }
    }
  }
}
