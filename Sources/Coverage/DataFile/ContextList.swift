/// The numbers of some contexts, as a data file with many of them keeps them.
enum ContextList: Hashable {
  /// The differences from number to number, as a JSON array.
  case text(String)
  /// Bit `number % 8` of byte `number / 8`.
  case bitmap([UInt8])

  /// - Parameter numbers: in ascending order.
  init(_ numbers: [Int]) {
    var text = "["
    var last = 0
    for number in numbers {
      if last != 0 { text += "," }
      text += String(number - last)
      last = number
    }
    text += "]"
    guard text.utf8.count > last / 8 + 1 else {
      self = .text(text)
      return
    }
    var bytes = [UInt8](repeating: 0, count: last / 8 + 1)
    for number in numbers { bytes[number / 8] |= 1 << (number % 8) }
    self = .bitmap(bytes)
  }

  /// In ascending order; nil for a list that is none.
  var numbers: [Int]? {
    switch self {
    case .bitmap(let bytes):
      return bytes.indices.flatMap { byte in
        (0..<8).filter { bytes[byte] >> $0 & 1 != 0 }.map { byte * 8 + $0 }
      }
    case .text(let text):
      guard text.first == "[", text.last == "]" else { return nil }
      var numbers: [Int] = []
      var last = 0
      for part in text.dropFirst().dropLast().split(separator: ",") {
        guard let step = Int(part) else { return nil }
        let (sum, overflows) = last.addingReportingOverflow(step)
        if overflows { return nil }
        last = sum
        numbers.append(last)
      }
      return numbers
    }
  }
}
