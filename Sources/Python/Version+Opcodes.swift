extension Version {
  /// What the opcodes of this version do to the flow of control; nil for a version not known here.
  ///
  /// Kept as tables because Python's own, in the module `opcode`, would have to be imported into the
  /// program.
  package var opcodes: Opcodes? {
    switch (major, minor) {
    case (3, 12):
      Opcodes(
        extendedArgument: 144, resume: 151,
        [
          .forwardJump: [110], .backwardJump: [140], .quietJump: [134],
          .branch: [114, 115, 129, 128, 93],
          .send: [123], .exit: [83, 121], .raise: [130], .reraise: [119], .asyncEnd: [54],
          .exceptionMatch: [36],
        ])
    case (3, 13):
      Opcodes(
        extendedArgument: 71, resume: 149,
        [
          .forwardJump: [79], .backwardJump: [77], .quietJump: [78],
          .branch: [97, 100, 98, 99, 72],
          .send: [104], .exit: [36, 103], .raise: [101], .reraise: [102], .asyncEnd: [10],
          .exceptionMatch: [7],
        ])
    case (3, 14):
      Opcodes(
        extendedArgument: 69, resume: 128, popIterator: 30, endFor: 9,
        [
          .forwardJump: [77], .backwardJump: [75], .quietJump: [76],
          .branch: [100, 103, 101, 102, 70],
          .send: [106], .exit: [35], .raise: [104], .reraise: [105], .asyncEnd: [68],
          .exceptionMatch: [6],
        ])
    case (3, 15):
      Opcodes(
        extendedArgument: 67, resume: 128, popIterator: 28, endFor: 9,
        [
          .forwardJump: [76], .backwardJump: [74], .quietJump: [75],
          .branch: [99, 102, 100, 101, 68],
          .send: [105], .exit: [33], .raise: [103], .reraise: [104], .asyncEnd: [66],
          .exceptionMatch: [6],
        ])
    default: nil
    }
  }
}

/// What opcodes do to the flow of control.
package struct Opcodes: Sendable {
  package enum Kind: UInt8, Sendable {
    case plain
    /// Higher bits of the argument of the instruction behind it.
    case `extension`
    /// Room that the interpreter keeps behind an instruction.
    case room
    case forwardJump
    case backwardJump
    /// Jumps backward and sends no event.
    case quietJump
    /// Goes on with the next instruction, or jumps forward.
    case branch
    /// Waits for another coroutine, then jumps forward.
    case send
    case exit
    case raise
    case reraise
    /// Where an `async for` comes to its end, by an exception.
    case asyncEnd
    /// Whether an exception is of the kind that an `except` names; a branch follows.
    case exceptionMatch
  }

  /// The opcode of what is `room`, the same in every version.
  static let cache: UInt8 = 0

  let extendedArgument: UInt8

  /// Where code begins, or goes on after a pause, as its argument says.
  let resume: UInt8

  /// What takes a loop's iterator away; nil where that may begin a line, as other instructions do.
  let popIterator: UInt8?

  /// What comes before that, and is skipped.
  let endFor: UInt8?
  private let kinds: [Kind]

  init(
    extendedArgument: UInt8, resume: UInt8, popIterator: UInt8? = nil, endFor: UInt8? = nil,
    _ opcodes: [Kind: [Int]]
  ) {
    self.extendedArgument = extendedArgument
    self.resume = resume
    self.popIterator = popIterator
    self.endFor = endFor
    var kinds = [Kind](repeating: .plain, count: 256)
    for (kind, numbers) in opcodes {
      for number in numbers { kinds[number] = kind }
    }
    kinds[Int(Self.cache)] = .room
    self.kinds = kinds
  }

  func kind(of opcode: UInt8) -> Kind { kinds[Int(opcode)] }
}
