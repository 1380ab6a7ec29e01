/// An arc of a code object, as it is written down when the code is entered.
package struct JournalArc: Hashable, Sendable {
  package let from: Int32

  /// A line, or below zero a way out.
  package let to: Int32

  /// What is known of it before any event.
  package let state: ArcState

  package init(from: Int32, to: Int32, state: ArcState) {
    self.from = from
    self.to = to
    self.state = state
  }
}

/// What the byte of an arc says.
package enum ArcState: UInt8, Hashable, Sendable {
  case untaken = 0
  case taken = 1
  /// Taken when the line that it leads to ran.
  case asDestination = 2
  /// Taken when the lines at its ends ran, or its first where it leads out.
  case asLines = 3
  /// Taken, unless an exception is still on its way.
  case inDoubt = 4
  /// No arc: code that paused on the line at both ends may go on in other contexts than the base one.
  case paused = 5
  /// The same, and it went on in the base context.
  case resumed = 6
}

/// Where the lines and the arcs of one code object are recorded, a byte each.
@safe package struct CodePlace {
  package let hits: UnsafeMutablePointer<UInt8>
  package let arcs: UnsafeMutablePointer<UInt8>
}

extension JournalWriter {
  /// Hands out a byte for each of `count` lines of a file from `firstLine` on, zeroed, and one for
  /// each arc, which holds its state; nil when the journal or the disk is full.
  package func addCode(
    of file: FileID, from firstLine: Int, count: Int, arcs: [JournalArc]
  ) -> CodePlace? {
    let layout = CodeLayout(lines: count, arcs: arcs.count)
    guard let record = unsafe reserve(layout.size) else { return nil }
    typealias Record = JournalLayout.Record
    unsafe record.storeBytes(of: file.unit, toByteOffset: Record.owner, as: UInt32.self)
    unsafe record.storeBytes(of: UInt32(firstLine), toByteOffset: Record.firstLine, as: UInt32.self)
    let payload = unsafe record + JournalLayout.recordHeaderSize
    unsafe payload.storeBytes(of: UInt32(count), as: UInt32.self)
    unsafe payload.storeBytes(of: UInt32(arcs.count), toByteOffset: 4, as: UInt32.self)
    let states = unsafe (payload + layout.states).assumingMemoryBound(to: UInt8.self)
    for (index, arc) in arcs.enumerated() {
      let offset = layout.arcs + index * 8
      unsafe payload.storeBytes(of: arc.from, toByteOffset: offset, as: Int32.self)
      unsafe payload.storeBytes(of: arc.to, toByteOffset: offset + 4, as: Int32.self)
      unsafe states[index] = arc.state.rawValue
    }
    unsafe publish(record, JournalLayout.Kind.code)
    let hits = unsafe (payload + CodeLayout.lines).assumingMemoryBound(to: UInt8.self)
    return unsafe CodePlace(hits: hits, arcs: states)
  }
}

/// Where things are in the payload of a record of the kind `code`.
struct CodeLayout {
  /// The bytes of lines come first, behind the two counts.
  static let lines = 8

  let arcs: Int
  let states: Int
  let size: Int

  init(lines: Int, arcs: Int) {
    self.arcs = (Self.lines + lines + 3) & ~3
    states = self.arcs + arcs * 8
    size = states + arcs
  }
}
