/// Reads the tags and the text of a document in XML, one after the other.
struct XMLScanner {
  enum Event {
    /// A start tag; one that ends itself is followed by its end.
    case open(name: String, attributes: [String: String])
    case close(name: String)
    case text(String)
  }

  /// Why the document is none, at the current place.
  struct Fault: Error {
    let line: Int
    let reason: String
  }

  private let bytes: ArraySlice<UInt8>
  private var index: Int
  private var pending: Event?
  private var openNames: [String] = []

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// The next event; nil at the end.
  mutating func next() throws(Fault) -> Event? {
    if let event = pending {
      pending = nil
      return event
    }
    while index < bytes.endIndex {
      if bytes[index] != UInt8(ascii: "<") { return try text() }
      if has("<!--") {
        try skip(past: "-->")
      } else if has("<![CDATA[") {
        let start = index + 9
        try skip(past: "]]>")
        return .text(String(decoding: bytes[start..<(index - 3)], as: UTF8.self))
      } else if has("<?") {
        try skip(past: "?>")
      } else if has("<!") {
        try skipDeclaration()
      } else {
        return try tag()
      }
    }
    if let name = openNames.last { throw fault("it ends inside of '\(name)'") }
    return nil
  }

  private func fault(_ reason: String) -> Fault {
    Fault(
      line: 1 + bytes[bytes.startIndex..<min(index, bytes.endIndex)].count { $0 == 0x0A },
      reason: reason)
  }

  private func has(_ prefix: StaticString) -> Bool {
    bytes[index...].starts(with: "\(prefix)".utf8)
  }

  private mutating func skip(past end: String) throws(Fault) {
    let end = Array(end.utf8)
    while index < bytes.endIndex {
      if bytes[index] == end[0], bytes[index...].starts(with: end) {
        index += end.count
        return
      }
      index += 1
    }
    throw fault("'\(String(decoding: end, as: UTF8.self))' is missing")
  }

  /// Skips a declaration such as DOCTYPE, with those inside its brackets.
  private mutating func skipDeclaration() throws(Fault) {
    var depth = 0
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ">"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return }
    }
    throw fault("a declaration does not end")
  }

  private mutating func text() throws(Fault) -> Event {
    let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
    let content = bytes[index..<end]
    index = end
    return .text(try plain(content))
  }

  private mutating func tag() throws(Fault) -> Event {
    index += 1
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: "/") {
      index += 1
      let name = try self.name()
      skipSpace()
      try expect(UInt8(ascii: ">"))
      guard openNames.popLast() == name else { throw fault("'</\(name)>' ends nothing") }
      return .close(name: name)
    }
    let name = try self.name()
    var attributes: [String: String] = [:]
    while true {
      skipSpace()
      guard index < bytes.endIndex else { throw fault("the tag '\(name)' does not end") }
      if bytes[index] == UInt8(ascii: ">") {
        index += 1
        openNames.append(name)
        return .open(name: name, attributes: attributes)
      }
      if bytes[index] == UInt8(ascii: "/") {
        index += 1
        try expect(UInt8(ascii: ">"))
        pending = .close(name: name)
        return .open(name: name, attributes: attributes)
      }
      let key = try self.name()
      skipSpace()
      try expect(UInt8(ascii: "="))
      skipSpace()
      attributes[key] = try value()
    }
  }

  private mutating func value() throws(Fault) -> String {
    guard index < bytes.endIndex, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[index])
    else { throw fault("the value of an attribute lacks its quotes") }
    let quote = bytes[index]
    index += 1
    guard let end = bytes[index...].firstIndex(of: quote) else {
      throw fault("the value of an attribute does not end")
    }
    let content = bytes[index..<end]
    index = end + 1
    return try plain(content)
  }

  private mutating func name() throws(Fault) -> String {
    let end = bytes[index...].firstIndex { $0.isSpace || "/>=<\"'".utf8.contains($0) }
    guard let end, end > index else { throw fault("a name is missing") }
    defer { index = end }
    return String(decoding: bytes[index..<end], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while index < bytes.endIndex, bytes[index].isSpace { index += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(Fault) {
    guard index < bytes.endIndex, bytes[index] == byte else {
      throw fault("'\(String(decoding: [byte], as: UTF8.self))' is missing")
    }
    index += 1
  }

  /// The text with its entities replaced.
  private func plain(_ content: ArraySlice<UInt8>) throws(Fault) -> String {
    guard content.contains(UInt8(ascii: "&")) else {
      return String(decoding: content, as: UTF8.self)
    }
    var result: [UInt8] = []
    var rest = content
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "&") else { result.append(byte); continue }
      guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let scalar = Self.scalar(named: String(decoding: rest[..<end], as: UTF8.self))
      else { throw fault("an entity is unknown") }
      result += Array(String(Character(scalar)).utf8)
      rest = rest[(end + 1)...]
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let number =
        digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
      return number.flatMap(Unicode.Scalar.init)
    }
  }
}
