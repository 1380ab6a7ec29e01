/// An SQLite file as its pages, for reading whole tables without a query each row.
///
/// Only plain files are read: rollback journal, UTF-8, no row that is longer than a page. Of any
/// other, and of damage, it says `Unusual`; SQLite itself has to look at it then.
///
/// https://www.sqlite.org/fileformat2.html
struct DatabasePages {
  /// The file needs SQLite.
  struct Unusual: Error {}

  let bytes: [UInt8]
  private let pageSize: Int

  /// What a page has for cells.
  private let usableSize: Int
  private let pageCount: Int

  init(_ bytes: [UInt8]) throws(Unusual) {
    let magic = Array("SQLite format 3\0".utf8)
    guard bytes.count >= 512, bytes.starts(with: magic), bytes[18] == 1, bytes[19] == 1 else {
      throw Unusual()
    }
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    pageSize = size == 1 ? 65536 : size
    usableSize = pageSize - Int(bytes[20])
    guard pageSize >= 512, pageSize & (pageSize - 1) == 0, usableSize >= 480,
      bytes.count % pageSize == 0, bytes[59] == 1
    else { throw Unusual() }
    pageCount = bytes.count / pageSize
    self.bytes = bytes
  }

  /// One row: its number, and where its values are.
  struct Row {
    let id: Int
    let start: Int
    let end: Int
  }

  /// Goes through the rows of the table, or index, whose first page is given.
  func forEachRow(
    root: Int, _ body: (Row) throws(Unusual) -> Void
  ) throws(Unusual) {
    var visits = 0
    try walk(root, &visits, body)
  }

  private func walk(
    _ number: Int, _ visits: inout Int, _ body: (Row) throws(Unusual) -> Void
  ) throws(Unusual) {
    visits += 1
    // A damaged file can have a page below itself.
    guard number >= 1, number <= pageCount, visits <= pageCount else { throw Unusual() }
    let page = (number - 1) * pageSize
    let header = page + (number == 1 ? 100 : 0)
    let kind = bytes[header]
    let isInner = kind == 2 || kind == 5
    guard isInner || kind == 10 || kind == 13 else { throw Unusual() }
    let isTable = kind == 5 || kind == 13
    let count = integer(at: header + 3, 2)
    let pointers = header + (isInner ? 12 : 8)
    guard pointers + 2 * count <= page + pageSize else { throw Unusual() }
    for index in 0..<count {
      var place = page + integer(at: pointers + 2 * index, 2)
      guard place < page + usableSize - 4 else { throw Unusual() }
      if isInner {
        try walk(integer(at: place, 4), &visits, body)
        place += 4
        if isTable { continue }
      }
      try body(try row(at: place, endOfPage: page + usableSize, isTable: isTable))
    }
    if isInner { try walk(integer(at: header + 8, 4), &visits, body) }
  }

  private func row(at start: Int, endOfPage: Int, isTable: Bool) throws(Unusual) -> Row {
    var place = start
    let size = try varint(&place, endOfPage)
    let id = isTable ? try varint(&place, endOfPage) : 0
    // What is longer goes on in other pages.
    let most = isTable ? usableSize - 35 : (usableSize - 12) * 64 / 255 - 23
    guard size >= 0, size <= most, place + size <= endOfPage else { throw Unusual() }
    return Row(id: id, start: place, end: place + size)
  }

  /// Big-endian, without a sign; the caller knows that it is inside.
  @inline(__always)
  private func integer(at place: Int, _ count: Int) -> Int {
    var value = 0
    for offset in 0..<count { value = value << 8 | Int(bytes[place + offset]) }
    return value
  }

  /// A number of one to nine bytes.
  @inline(__always)
  func varint(_ place: inout Int, _ end: Int) throws(Unusual) -> Int {
    guard place < end else { throw Unusual() }
    let first = bytes[place]
    place += 1
    if first < 128 { return Int(first) }
    return try longVarint(Int(first & 127), &place, end)
  }

  private func longVarint(_ first: Int, _ place: inout Int, _ end: Int) throws(Unusual) -> Int {
    var value = first
    for index in 1..<9 {
      guard place < end else { throw Unusual() }
      let byte = bytes[place]
      place += 1
      if index == 8 { return value << 8 | Int(byte) }
      value = value << 7 | Int(byte & 127)
      if byte < 128 { return value }
    }
    return value
  }
}
