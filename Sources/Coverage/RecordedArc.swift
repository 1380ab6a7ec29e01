/// A recorded transfer of control between two lines, as the data file has it.
///
/// A negative end is an entry to, or an exit from, the code object whose first line is its absolute
/// value: kept as recorded, so that a data file goes through us unchanged.
package struct RecordedArc: Hashable, Sendable, Comparable {
  package let source: Int
  package let destination: Int

  package init(from source: Int, to destination: Int) {
    self.source = source
    self.destination = destination
  }

  package static func < (a: RecordedArc, b: RecordedArc) -> Bool {
    (a.source, a.destination) < (b.source, b.destination)
  }
}
