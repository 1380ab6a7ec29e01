/// The fields of a record of lcov, which commas divide.
struct TraceFields {
  private var rest: ArraySlice<UInt8>
  private(set) var isAtEnd = false

  init(_ content: ArraySlice<UInt8>) { rest = content }

  private mutating func next() -> ArraySlice<UInt8> {
    let comma = rest.firstIndex(of: UInt8(ascii: ","))
    let field = rest[rest.startIndex..<(comma ?? rest.endIndex)]
    rest = rest[(comma.map { $0 + 1 } ?? rest.endIndex)...]
    if comma == nil { isAtEnd = true }
    return field
  }

  mutating func word() -> String { String(decoding: next(), as: UTF8.self) }

  /// All that is left.
  mutating func text() -> String {
    isAtEnd = true
    return String(decoding: rest, as: UTF8.self)
  }

  /// The number of a line; 0 stands for none.
  mutating func line() -> Int? {
    guard let number = Self.integer(next()), number <= ImportedFile.lastLine else { return nil }
    return Int(number)
  }

  mutating func count() -> UInt64? { Self.count(next()) }

  /// What is left, as a name and what comes behind its last comma.
  func splitAtLastComma() -> (String, ArraySlice<UInt8>)? {
    guard !isAtEnd, let comma = rest.lastIndex(of: UInt8(ascii: ",")) else { return nil }
    return (String(decoding: rest[..<comma], as: UTF8.self), rest[(comma + 1)...])
  }

  /// How often something ran; some programs write it as a floating-point number.
  static func count(_ field: ArraySlice<UInt8>) -> UInt64? {
    if let number = integer(field) { return number }
    guard let number = Double(String(decoding: field, as: UTF8.self)), number >= 0 else {
      return nil
    }
    return number < 0x1p63 ? UInt64(number.rounded(.up)) : .max
  }

  private static func integer(_ field: ArraySlice<UInt8>) -> UInt64? {
    guard !field.isEmpty, field.count < 19 else { return nil }
    var number: UInt64 = 0
    for byte in field {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = number * 10 + UInt64(byte - UInt8(ascii: "0"))
    }
    return number
  }
}
