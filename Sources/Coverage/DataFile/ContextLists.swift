/// The lists of contexts of a data file that has them, read one at a time.
struct ContextLists: ~Copyable {
  private let one: Query
  private let every: Query

  init(_ database: borrowing Database) throws(SQLiteError) {
    let columns = "select id, is_bitmap, ids from pycov_contexts"
    self.init(
      one: try database.prepare(columns + " where id = ?"), every: try database.prepare(columns))
  }

  private init(one: consuming Query, every: consuming Query) {
    self.one = one
    self.every = every
  }

  /// Visits the numbers of a list in ascending order, until `body` wants no more.
  func forEachNumber(of list: Int, _ body: (Int) -> Bool) throws(SQLiteError) {
    one.bind(list, at: 0)
    if try one.step() { Self.forEachNumber(in: one, body) }
    one.reset()
  }

  /// The lists that have any of some contexts.
  func all(withAnyOf contexts: Set<Int>) throws(SQLiteError) -> Set<Int> {
    let last = contexts.max() ?? 0
    var lists: Set<Int> = []
    while try every.step() {
      Self.forEachNumber(in: every) { number in
        let isIn = contexts.contains(number)
        if isIn { lists.insert(every.number(0)) }
        return !isIn && number < last
      }
    }
    every.reset()
    return lists
  }

  private static func forEachNumber(in query: borrowing Query, _ body: (Int) -> Bool) {
    let isBitmap = query.number(1) == 1
    unsafe query.withBytes(2) { bytes in
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
