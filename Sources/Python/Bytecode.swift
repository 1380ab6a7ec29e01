/// The flow of control of one code object: where each of its instructions leads.
///
/// Places are counted in units of two bytes, as jumps are.
package struct Bytecode: Sendable {
  package typealias Kind = Opcodes.Kind

  /// By unit; arguments of an instruction that have units of their own are plain.
  package let kinds: [Kind]

  /// By unit, where it jumps to; the next unit where it does not.
  package let targets: [Int32]

  /// By unit, the line; 0 for none.
  package let lines: [Int32]

  /// By unit, where an exception goes on; -1 when it leaves the code object.
  package let handlers: [Int32]

  /// The units at which a generator or coroutine goes on after a pause.
  let pauses: [Pause]

  struct Pause: Sendable {
    let unit: Int32
    /// Whether what it waits for may make it pause again at once.
    let isDelegated: Bool
  }

  /// The units behind a loop whose line CPython takes for that of the instruction before the loop's end, so
  /// that it sends no LINE event.
  let silentUnits: Set<Int32>

  package var count: Int { kinds.count }

  /// That of code without instructions.
  static let empty = unsafe Bytecode(
    code: UnsafeRawBufferPointer(start: nil, count: 0),
    exceptions: UnsafeRawBufferPointer(start: nil, count: 0), lines: LineTable(ranges: []),
    opcodes: Opcodes(extendedArgument: 0, resume: 0, [:]))

  init(
    code: UnsafeRawBufferPointer, exceptions: UnsafeRawBufferPointer, lines table: LineTable,
    opcodes: Opcodes
  ) {
    let count = code.count / 2
    var kinds = [Kind](repeating: .plain, count: count)
    var targets = [Int32](repeating: 0, count: count)
    var pauses: [Pause] = []
    var extended = 0
    for unit in 0..<count {
      targets[unit] = Int32(unit + 1)
      let opcode = unsafe code[2 * unit]
      let argument = unsafe extended | Int(code[2 * unit + 1])
      if opcode == opcodes.extendedArgument {
        extended = argument << 8 & 0xffff_ff00
        kinds[unit] = .extension
        continue
      }
      extended = 0
      if opcode == opcodes.resume, let pause = Pause(unit, argument: argument) {
        pauses.append(pause)
      }
      let kind = opcodes.kind(of: opcode)
      if kind == .plain { continue }
      kinds[unit] = kind
      guard let isForward = kind.jumpsForward else { continue }
      var next = unit + 1
      while next < count, unsafe code[2 * next] == Opcodes.cache { next += 1 }
      let target = isForward ? next + argument : next - argument
      if (0..<count).contains(target) {
        targets[unit] = Int32(target)
      } else {
        kinds[unit] = .plain
      }
    }
    self.kinds = kinds
    self.pauses = pauses
    self.targets = targets
    lines = Self.lines(table, count)
    silentUnits = unsafe Self.silentUnits(code, lines, kinds, opcodes)
    handlers = unsafe Self.handlers(exceptions, kinds)
  }

  private static func lines(_ table: LineTable, _ count: Int) -> [Int32] {
    var lines = [Int32](repeating: 0, count: count)
    for range in table.ranges {
      guard let line = range.line, line > 0 else { continue }
      let units = range.offsets.lowerBound / 2..<min(range.offsets.upperBound / 2, count)
      for unit in units { lines[unit] = Int32(truncatingIfNeeded: line) }
    }
    return lines
  }

  /// Finds where a line follows the removal of an iterator and is also that of the instruction before it.
  private static func silentUnits(
    _ code: UnsafeRawBufferPointer, _ lines: [Int32], _ kinds: [Kind], _ opcodes: Opcodes
  ) -> Set<Int32> {
    guard let removal = opcodes.popIterator else { return [] }
    var units: Set<Int32> = []
    var line: Int32 = 0
    var followsRemoval = false
    for unit in kinds.indices where kinds[unit] != .room {
      let opcode = unsafe code[2 * unit]
      if opcode == removal || opcode == opcodes.endFor {
        followsRemoval = opcode == removal
        continue
      }
      if followsRemoval, lines[unit] == line, line != 0 { units.insert(Int32(unit)) }
      followsRemoval = false
      line = lines[unit]
    }
    return units
  }

  /// Decodes `co_exceptiontable`; a table that is cut short gives what came before the cut.
  ///
  /// https://github.com/python/cpython/blob/main/InternalDocs/exception_handling.md
  private static func handlers(_ table: UnsafeRawBufferPointer, _ kinds: [Kind]) -> [Int32] {
    let count = kinds.count
    var handlers = [Int32](repeating: -1, count: count)
    var index = 0
    while index < table.count {
      let start = unsafe number(in: table, &index)
      let length = unsafe number(in: table, &index)
      var target = unsafe number(in: table, &index)
      _ = unsafe number(in: table, &index)
      guard target < count, start < count else { break }
      // What the extension is of is what is done there.
      while target + 1 < count, kinds[target] == .extension { target += 1 }
      for unit in start..<min(start + length, count) { handlers[unit] = Int32(target) }
    }
    return handlers
  }

  /// Reads six bits a byte, highest first, where bit 6 says that more follow.
  private static func number(in bytes: UnsafeRawBufferPointer, _ index: inout Int) -> Int {
    var number = 0
    while index < bytes.count {
      let byte = unsafe bytes[index]
      index += 1
      number = (number << 6 | Int(byte & 63)) & 0xffff_ffff
      if byte & 64 == 0 { break }
    }
    return number
  }
}

extension Bytecode.Pause {
  /// Nil for the beginning of the code.
  ///
  /// https://docs.python.org/3/library/dis.html#opcode-RESUME
  fileprivate init?(_ unit: Int, argument: Int) {
    guard (1...3).contains(argument & 3) else { return nil }
    self.init(unit: Int32(unit), isDelegated: argument & 3 != 1)
  }
}

extension Opcodes.Kind {
  /// Nil for what does not jump.
  fileprivate var jumpsForward: Bool? {
    switch self {
    case .forwardJump, .branch, .send: true
    case .backwardJump, .quietJump: false
    case .plain, .extension, .room, .exit, .raise, .reraise, .asyncEnd, .exceptionMatch: nil
    }
  }

  /// Whether the next instruction may come next.
  var fallsThrough: Bool {
    switch self {
    case .plain, .extension, .branch, .asyncEnd, .exceptionMatch: true
    case .room, .forwardJump, .backwardJump, .quietJump, .send, .exit, .raise, .reraise: false
    }
  }
}
