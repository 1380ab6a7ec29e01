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

  package var count: Int { kinds.count }

  /// That of code without instructions.
  static let empty = unsafe Bytecode(
    code: UnsafeRawBufferPointer(start: nil, count: 0),
    exceptions: UnsafeRawBufferPointer(start: nil, count: 0), lines: LineTable(ranges: []),
    opcodes: Opcodes(extendedArgument: 0, [:]))

  init(
    code: UnsafeRawBufferPointer, exceptions: UnsafeRawBufferPointer, lines table: LineTable,
    opcodes: Opcodes
  ) {
    let count = code.count / 2
    var kinds = [Kind](repeating: .plain, count: count)
    var targets = [Int32](repeating: 0, count: count)
    var extended = 0
    for unit in 0..<count {
      targets[unit] = Int32(unit + 1)
      let opcode = unsafe code[2 * unit]
      let argument = unsafe extended | Int(code[2 * unit + 1])
      if opcode == opcodes.extendedArgument {
        extended = argument << 8 & 0xffff_ff00
        continue
      }
      extended = 0
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
    self.targets = targets
    lines = Self.lines(table, count)
    handlers = unsafe Self.handlers(exceptions, count)
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

  /// Decodes `co_exceptiontable`; a table that is cut short gives what came before the cut.
  ///
  /// https://github.com/python/cpython/blob/main/InternalDocs/exception_handling.md
  private static func handlers(_ table: UnsafeRawBufferPointer, _ count: Int) -> [Int32] {
    var handlers = [Int32](repeating: -1, count: count)
    var index = 0
    while index < table.count {
      let start = unsafe number(in: table, &index)
      let length = unsafe number(in: table, &index)
      let target = unsafe number(in: table, &index)
      _ = unsafe number(in: table, &index)
      guard target < count, start < count else { break }
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

extension Opcodes.Kind {
  /// Nil for what does not jump.
  fileprivate var jumpsForward: Bool? {
    switch self {
    case .forwardJump, .branch, .send: true
    case .backwardJump, .quietJump: false
    case .plain, .room, .exit, .raise, .reraise, .asyncEnd, .exceptionMatch: nil
    }
  }

  /// Whether the next instruction may come next.
  var fallsThrough: Bool {
    switch self {
    case .plain, .branch, .asyncEnd, .exceptionMatch: true
    case .room, .forwardJump, .backwardJump, .quietJump, .send, .exit, .raise, .reraise: false
    }
  }
}
