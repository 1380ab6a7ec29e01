/// Reads the few instructions of Python's pickles that plain data is written with.
///
/// It makes numbers, texts, tuples, lists and dictionaries, and objects that are a name with a
/// state. It never looks a name up or calls anything, so there is nothing that a pickle could do.
struct Unpickler {
  enum Value: Hashable {
    case none
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case name(String)

    /// The places of containers in `Unpickler.containers`; flat, however deep a pickle nests.
    case container(Int)
  }

  enum Container: Hashable {
    case tuple([Value])
    case list([Value])
    case dictionary([Value])
    case object(type: String, state: Value)
  }

  private(set) var containers: [Container] = []
  private let bytes: [UInt8]
  private var position = 0
  private var stack: [Value] = []
  private var marks: [Int] = []
  private var memo: [Int: Value] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that the pickle makes.
  mutating func value() throws(PickleError) -> Value {
    while true {
      let start = position
      let code = try byte()
      if code == UInt8(ascii: ".") { return try pop() }
      if try readScalar(code) { continue }
      if try readContainer(code) { continue }
      guard try readMemory(code) else {
        throw .unknownInstruction(code: code, position: start)
      }
    }
  }

  func container(_ value: Value) -> Container? {
    if case .container(let place) = value { containers[place] } else { nil }
  }
}

extension Unpickler {
  private mutating func readScalar(_ code: UInt8) throws(PickleError) -> Bool {
    switch code {
    case 0x80: _ = try byte()
    case 0x95: _ = try little(8)
    case UInt8(ascii: "N"): stack.append(.none)
    case 0x88: stack.append(.bool(true))
    case 0x89: stack.append(.bool(false))
    case UInt8(ascii: "K"): stack.append(.integer(try little(1)))
    case UInt8(ascii: "M"): stack.append(.integer(try little(2)))
    case UInt8(ascii: "J"):
      stack.append(.integer(Int(Int32(truncatingIfNeeded: try little(4)))))
    case 0x8A: stack.append(.integer(try long()))
    case UInt8(ascii: "G"): stack.append(.number(try double()))
    case 0x8C: stack.append(.text(try text(try little(1))))
    case UInt8(ascii: "X"): stack.append(.text(try text(try little(4))))
    case 0x8D: stack.append(.text(try text(try little(8))))
    case UInt8(ascii: "c"): stack.append(.name("\(try line()).\(try line())"))
    case 0x93:
      guard case .text(let name) = try pop(), case .text(let module) = try pop() else {
        throw .malformed(position: position)
      }
      stack.append(.name("\(module).\(name)"))
    default: return false
    }
    return true
  }

  private mutating func readContainer(_ code: UInt8) throws(PickleError) -> Bool {
    switch code {
    case UInt8(ascii: "("): marks.append(stack.count)
    case UInt8(ascii: ")"): push(.tuple([]))
    case 0x85: push(.tuple(try pop(1)))
    case 0x86: push(.tuple(try pop(2)))
    case 0x87: push(.tuple(try pop(3)))
    case UInt8(ascii: "t"): push(.tuple(try popToMark()))
    case UInt8(ascii: "]"): push(.list([]))
    case UInt8(ascii: "}"): push(.dictionary([]))
    case UInt8(ascii: "a"): try extend(with: try pop(1), isDictionary: false)
    case UInt8(ascii: "e"): try extend(with: try popToMark(), isDictionary: false)
    case UInt8(ascii: "s"): try extend(with: try pop(2), isDictionary: true)
    case UInt8(ascii: "u"): try extend(with: try popToMark(), isDictionary: true)
    case 0x81:
      _ = try pop()
      guard case .name(let type) = try pop() else { throw .malformed(position: position) }
      push(.object(type: type, state: .none))
    case UInt8(ascii: "b"):
      let state = try pop()
      guard case .container(let place)? = stack.last,
        case .object(let type, _) = containers[place]
      else { throw .malformed(position: position) }
      containers[place] = .object(type: type, state: state)
    default: return false
    }
    return true
  }

  private mutating func readMemory(_ code: UInt8) throws(PickleError) -> Bool {
    switch code {
    case 0x94: memo[memo.count] = try top()
    case UInt8(ascii: "q"): memo[try little(1)] = try top()
    case UInt8(ascii: "r"): memo[try little(4)] = try top()
    case UInt8(ascii: "h"): stack.append(try remembered(try little(1)))
    case UInt8(ascii: "j"): stack.append(try remembered(try little(4)))
    default: return false
    }
    return true
  }

  private mutating func push(_ container: Container) {
    stack.append(.container(containers.count))
    containers.append(container)
  }

  private mutating func extend(
    with values: [Value], isDictionary: Bool
  ) throws(PickleError) {
    guard case .container(let place)? = stack.last else { throw .malformed(position: position) }
    // The old value leaves its place meanwhile, so that it grows without being copied.
    let old = containers[place]
    containers[place] = .list([])
    switch (old, isDictionary) {
    case (.list(var items), false):
      items += values
      containers[place] = .list(items)
    case (.dictionary(var items), true):
      items += values
      containers[place] = .dictionary(items)
    default: throw .malformed(position: position)
    }
  }
}

extension Unpickler {
  private func top() throws(PickleError) -> Value {
    guard let value = stack.last else { throw .malformed(position: position) }
    return value
  }

  private func remembered(_ place: Int) throws(PickleError) -> Value {
    guard let value = memo[place] else { throw .malformed(position: position) }
    return value
  }

  private mutating func pop() throws(PickleError) -> Value {
    guard stack.count > (marks.last ?? 0), let value = stack.popLast() else {
      throw .malformed(position: position)
    }
    return value
  }

  private mutating func pop(_ count: Int) throws(PickleError) -> [Value] {
    guard stack.count - count >= (marks.last ?? 0) else { throw .malformed(position: position) }
    defer { stack.removeLast(count) }
    return Array(stack.suffix(count))
  }

  private mutating func popToMark() throws(PickleError) -> [Value] {
    guard let mark = marks.popLast() else { throw .malformed(position: position) }
    defer { stack.removeLast(stack.count - mark) }
    return Array(stack[mark...])
  }

  private mutating func byte() throws(PickleError) -> UInt8 {
    guard position < bytes.count else { throw .truncated }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func little(_ size: Int) throws(PickleError) -> Int {
    var value: UInt64 = 0
    for place in 0..<size { value |= UInt64(try byte()) << (8 * UInt64(place)) }
    guard let number = Int(exactly: value) else { throw .malformed(position: position) }
    return number
  }

  /// A whole number of any size in two's complement; one that takes more than eight bytes is none
  /// that was counted.
  private mutating func long() throws(PickleError) -> Int {
    let size = try little(1)
    guard size <= 8 else { throw .malformed(position: position) }
    var value: UInt64 = 0
    var last: UInt8 = 0
    for place in 0..<size {
      last = try byte()
      value |= UInt64(last) << (8 * UInt64(place))
    }
    if last >= 0x80, size < 8 { value |= ~UInt64(0) << (8 * UInt64(size)) }
    return Int(Int64(bitPattern: value))
  }

  private mutating func double() throws(PickleError) -> Double {
    var bits: UInt64 = 0
    for _ in 0..<8 { bits = bits << 8 | UInt64(try byte()) }
    return Double(bitPattern: bits)
  }

  private mutating func text(_ size: Int) throws(PickleError) -> String {
    guard size <= bytes.count - position else { throw .truncated }
    defer { position += size }
    return String(decoding: bytes[position..<position + size], as: UTF8.self)
  }

  private mutating func line() throws(PickleError) -> String {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else { throw .truncated }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }
}
