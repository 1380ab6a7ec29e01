/// A value of JSON.
indirect enum JSONValue {
  case object([(key: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  case number(Double)
  case other

  /// The value of a key; the last one where it is there twice.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  var members: [(key: String, value: JSONValue)] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  var integer: Int? {
    guard case .number(let number) = self else { return nil }
    return Int(exactly: number)
  }
}

/// Reads JSON.
struct JSONScanner {
  struct Fault: Error {
    let line: Int
    let reason: String
  }

  /// Deeper documents are not reports.
  private static let deepest = 100

  private let bytes: ArraySlice<UInt8>
  private var index: Int

  static func read(_ bytes: ArraySlice<UInt8>) throws(Fault) -> JSONValue {
    var scanner = JSONScanner(bytes)
    let value = try scanner.value(depth: 0)
    scanner.skipSpace()
    guard scanner.index == bytes.endIndex else { throw scanner.fault("something follows the end") }
    return value
  }

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  private func fault(_ reason: String) -> Fault {
    Fault(line: 1 + bytes[bytes.startIndex..<index].count { $0 == 0x0A }, reason: reason)
  }

  private mutating func skipSpace() {
    while index < bytes.endIndex, bytes[index].isSpace { index += 1 }
  }

  private var current: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  /// Steps over a mark, if it is next.
  private mutating func take(_ mark: UInt8) -> Bool {
    skipSpace()
    guard current == mark else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONValue {
    guard depth < Self.deepest else { throw fault("it is nested too deeply") }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case nil: throw fault("it ends early")
    default: return try word()
    }
  }

  private mutating func object(_ depth: Int) throws(Fault) -> JSONValue {
    index += 1
    var members: [(key: String, value: JSONValue)] = []
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw fault("a key is missing") }
      let key = try string()
      guard take(UInt8(ascii: ":")) else { throw fault("':' is missing") }
      members.append((key, try value(depth: depth + 1)))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw fault("'}' is missing") }
    return .object(members)
  }

  private mutating func array(_ depth: Int) throws(Fault) -> JSONValue {
    index += 1
    var elements: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return .array(elements) }
    repeat { elements.append(try value(depth: depth + 1)) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw fault("']' is missing") }
    return .array(elements)
  }

  /// A number, or one of the three words.
  private mutating func word() throws(Fault) -> JSONValue {
    let end =
      bytes[index...].firstIndex { $0.isSpace || ",]}:".utf8.contains($0) } ?? bytes.endIndex
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    if ["true", "false", "null"].contains(text) {
      index = end
      return .other
    }
    guard let number = Double(text) else { throw fault("a value is missing") }
    index = end
    return .number(number)
  }

  private mutating func string() throws(Fault) -> String {
    index += 1
    var units: [UInt8] = []
    while let byte = current {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"): units += Array(String(try escaped()).utf8)
      default: units.append(byte)
      }
    }
    throw fault("a string does not end")
  }

  private mutating func escaped() throws(Fault) -> Character {
    guard let mark = current else { throw fault("a string does not end") }
    index += 1
    switch mark {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"): return try unicode()
    default: return Character(Unicode.Scalar(mark))
    }
  }

  private mutating func unicode() throws(Fault) -> Character {
    let high = try unit()
    guard (0xD800..<0xDC00).contains(high) else {
      return Character(Unicode.Scalar(high) ?? "\u{FFFD}")
    }
    guard bytes[index...].starts(with: "\\u".utf8) else { return "\u{FFFD}" }
    index += 2
    let low = try unit()
    guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
    return Character(
      Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}")
  }

  private mutating func unit() throws(Fault) -> UInt32 {
    let digits = bytes[index...].prefix(4)
    guard digits.count == 4,
      let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("an escape lacks its digits") }
    index += 4
    return number
  }
}
