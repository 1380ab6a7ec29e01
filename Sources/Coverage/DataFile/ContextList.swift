/// The numbers of some contexts, as a data file with many of them keeps them.
enum ContextList: Hashable {
  /// The differences from number to number; 255 goes on in the next byte.
  case steps([UInt8])
  /// Bit `number % 8` of byte `number / 8`.
  case bitmap([UInt8])

  /// - Parameter numbers: in ascending order.
  init(_ numbers: [Int]) {
    var steps: [UInt8] = []
    steps.reserveCapacity(numbers.count)
    var last = 0
    for number in numbers {
      var step = number - last
      while step >= 255 {
        steps.append(255)
        step -= 255
      }
      steps.append(UInt8(step))
      last = number
    }
    guard steps.count > last / 8 + 1 else {
      self = .steps(steps)
      return
    }
    var bytes = [UInt8](repeating: 0, count: last / 8 + 1)
    for number in numbers { bytes[number / 8] |= 1 << (number % 8) }
    self = .bitmap(bytes)
  }

  /// The places of some numbers among others, as a bitmap; nil when one is not among them.
  ///
  /// - Parameters:
  ///   - numbers: in ascending order.
  ///   - whole: in ascending order, too.
  init?(_ numbers: [Int], partOf whole: [Int]) {
    guard let first = numbers.first, let last = numbers.last, numbers.count <= whole.count,
      let wholeFirst = whole.first, let wholeLast = whole.last, wholeFirst <= first,
      last <= wholeLast
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: whole.count / 8 + 1)
    var place = 0
    for number in numbers {
      while place < whole.count, whole[place] < number { place += 1 }
      guard place < whole.count, whole[place] == number else { return nil }
      bytes[place / 8] |= 1 << (place % 8)
      place += 1
    }
    self = .bitmap(bytes)
  }

  var isBitmap: Bool {
    if case .bitmap = self { return true }
    return false
  }

  var bytes: [UInt8] {
    switch self {
    case .steps(let bytes), .bitmap(let bytes): bytes
    }
  }

  /// In ascending order.
  var numbers: [Int] {
    var numbers: [Int] = []
    switch self {
    case .bitmap(let bytes):
      for (index, byte) in bytes.enumerated() where byte != 0 {
        for bit in 0..<8 where byte >> bit & 1 != 0 { numbers.append(index * 8 + bit) }
      }
    case .steps(let steps):
      var last = 0
      for step in steps {
        last += Int(step)
        if step < 255 { numbers.append(last) }
      }
    }
    return numbers
  }
}

extension ContextList {
  /// The list of a row of `pycov_contexts`: its number, its kind, its whole and its bytes.
  init(_ row: borrowing Query) {
    let bytes = unsafe row.withBytes(3) { unsafe Array($0) }
    self = row.number(1) == 1 ? .bitmap(bytes) : .steps(bytes)
  }
}
