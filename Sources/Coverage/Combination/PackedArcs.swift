/// A set of arcs in a flat table, made for adding the same ones over and over.
struct PackedArcs: Sendable {
  private var table: [UInt64] = []
  private var count = 0

  /// A line that there is not.
  private static let free = UInt64(1) << 63

  @inline(__always)
  mutating func insert(_ source: Int, _ destination: Int) {
    insert(
      UInt64(UInt32(bitPattern: Int32(truncatingIfNeeded: source))) << 32
        | UInt64(UInt32(bitPattern: Int32(truncatingIfNeeded: destination))))
  }

  @inline(__always)
  private mutating func insert(_ arc: UInt64) {
    if table.isEmpty { table = Array(repeating: Self.free, count: 16) }
    let mask = table.count - 1
    var place = Self.place(of: arc) & mask
    while table[place] != arc {
      if table[place] == Self.free {
        add(arc, at: place)
        return
      }
      place = (place + 1) & mask
    }
  }

  private static func place(of arc: UInt64) -> Int {
    Int(truncatingIfNeeded: (arc &* 0x9e37_79b9_7f4a_7c15) >> 32)
  }

  /// At most half of the table is in use, so that searches are short.
  private mutating func add(_ arc: UInt64, at place: Int) {
    table[place] = arc
    count += 1
    guard count * 2 > table.count else { return }
    let old = table
    table = Array(repeating: Self.free, count: old.count * 2)
    count = 0
    for arc in old where arc != Self.free { insert(arc) }
  }

  mutating func formUnion(_ other: PackedArcs) {
    for arc in other.table where arc != Self.free { insert(arc) }
  }

  /// In no order.
  var arcs: [RecordedArc] {
    table.filter { $0 != Self.free }.map { arc in
      RecordedArc(
        from: Int(Int32(bitPattern: UInt32(arc >> 32))),
        to: Int(Int32(bitPattern: UInt32(truncatingIfNeeded: arc))))
    }
  }
}
