extension DatabasePages {
  /// Reads the values of a row from left to right.
  struct Values {
    private let pages: DatabasePages
    private var kind: Int
    private let lastKind: Int
    private var place: Int
    private let end: Int

    @inline(__always)
    init(_ row: Row, of pages: DatabasePages) throws(Unusual) {
      self.pages = pages
      kind = row.start
      end = row.end
      let size = try pages.varint(&kind, row.end)
      guard size >= 0, size <= row.end - row.start else { throw Unusual() }
      lastKind = row.start + size
      place = lastKind
    }

    /// The next value as a number; nil for one that is none.
    @inline(__always)
    mutating func number() throws(Unusual) -> Int? {
      let type = try pages.varint(&kind, lastKind)
      switch type {
      case 0: return nil
      case 1...6:
        let count = type < 5 ? type : type == 5 ? 6 : 8
        guard place + count <= end else { throw Unusual() }
        var value = Int(Int8(bitPattern: pages.bytes[place]))
        for offset in 1..<max(count, 1) { value = value << 8 | Int(pages.bytes[place + offset]) }
        place += count
        return value
      case 8: return 0
      case 9: return 1
      default: throw Unusual()
      }
    }

    /// Where the next value's bytes are, for a text or a blob; empty for none.
    mutating func bytes() throws(Unusual) -> Range<Int> {
      let type = try pages.varint(&kind, lastKind)
      if type == 0 { return place..<place }
      guard type >= 12, (type - 12) / 2 <= end - place else { throw Unusual() }
      let start = place
      place += (type - 12) / 2
      return start..<place
    }

    mutating func text() throws(Unusual) -> String {
      String(decoding: pages.bytes[try bytes()], as: UTF8.self)
    }
  }

  /// The first page of each table, by its name, with the statement that made it.
  func tables() throws(Unusual) -> [String: (root: Int, statement: String)] {
    var tables: [String: (root: Int, statement: String)] = [:]
    try forEachRow(root: 1) { row throws(Unusual) in
      var values = try Values(row, of: self)
      let type = try values.text()
      let name = try values.text()
      _ = try values.bytes()
      guard let root = try values.number(), type == "table" else { return }
      tables[name] = (root, try values.text())
    }
    return tables
  }
}
