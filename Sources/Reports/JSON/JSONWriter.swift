internal import Source

/// Writes JSON token by token, laid out as Python's `json.dump` does.
///
/// The calls must nest properly; nothing is built up in memory but the text itself.
struct JSONWriter: ~Copyable {
  private var output = ByteOutput()
  private let isPretty: Bool
  private var depth = 0

  /// Whether the next token is the first one of its object or array.
  private var isFirst = true

  /// Whether a key was just written, whose value comes next.
  private var followsKey = false

  private init(isPretty: Bool) { self.isPretty = isPretty }

  /// Adds to `output` what `body` writes.
  ///
  /// - Parameter isPretty: one token a line, indented by four, or all on one line.
  static func write(
    to output: inout ByteOutput, isPretty: Bool, _ body: (inout JSONWriter) -> Void
  ) {
    var writer = JSONWriter(isPretty: isPretty)
    swap(&writer.output, &output)
    writer.followsKey = true
    body(&writer)
    swap(&writer.output, &output)
  }

  mutating func object(_ members: (inout JSONWriter) -> Void) {
    begin(UInt8(ascii: "{"))
    members(&self)
    end(UInt8(ascii: "}"))
  }

  mutating func array(_ elements: (inout JSONWriter) -> Void) {
    begin(UInt8(ascii: "["))
    elements(&self)
    end(UInt8(ascii: "]"))
  }

  /// An array of line numbers, which `lines` passes one by one.
  mutating func lines(_ lines: (inout LineList) -> Void) {
    begin(UInt8(ascii: "["))
    var list = LineList(output: ByteOutput(), indentation: isPretty ? 4 * depth : nil)
    swap(&list.output, &output)
    lines(&list)
    swap(&list.output, &output)
    isFirst = list.isFirst
    end(UInt8(ascii: "]"))
  }

  /// The inside of an array of line numbers.
  struct LineList: ~Copyable {
    fileprivate var output: ByteOutput

    /// The spaces before each number, nil when all are on one line.
    fileprivate let indentation: Int?
    fileprivate var isFirst = true

    mutating func append(_ line: Int) {
      if !isFirst { output.write(UInt8(ascii: ",")) }
      if let indentation {
        output.write(UInt8(ascii: "\n"))
        output.writeSpaces(indentation)
      } else if !isFirst {
        output.write(UInt8(ascii: " "))
      }
      isFirst = false
      output.write(line)
    }
  }

  /// A pair: where an arc starts and leads, an exit as a negative number.
  mutating func value(_ arc: Arc) {
    begin(UInt8(ascii: "["))
    value(arc.source)
    value(arc.signedDestination)
    end(UInt8(ascii: "]"))
  }

  /// Writes a key of the format, which needs no escapes.
  mutating func key(_ key: StaticString) {
    beginToken()
    output.write(UInt8(ascii: "\""))
    output.write(literal: key)
    output.write(literal: "\": ")
    followsKey = true
  }

  mutating func key(named key: String) {
    beginToken()
    quote(key)
    output.write(literal: ": ")
    followsKey = true
  }

  /// Writes a line number as a key.
  mutating func key(line: Int) {
    beginToken()
    output.write(UInt8(ascii: "\""))
    output.write(line)
    output.write(literal: "\": ")
    followsKey = true
  }

  /// Writes a text that is quoted already.
  mutating func value(quoted text: [UInt8]) {
    beginToken()
    output.write(text)
  }

  /// A text as JSON has it, for one that is written many times.
  static func quoted(_ text: String) -> [UInt8] {
    var writer = JSONWriter(isPretty: false)
    writer.quote(text)
    return writer.output.bytes
  }

  mutating func value(_ number: Int) {
    beginToken()
    output.write(number)
  }

  mutating func value(_ number: Double) {
    beginToken()
    output.write(PythonFloat.text(number))
  }

  mutating func value(_ flag: Bool) {
    beginToken()
    output.write(literal: flag ? "true" : "false")
  }

  mutating func value(_ text: String) {
    beginToken()
    quote(text)
  }

  private mutating func begin(_ bracket: UInt8) {
    beginToken()
    output.write(bracket)
    depth += 1
    isFirst = true
  }

  private mutating func end(_ bracket: UInt8) {
    depth -= 1
    if !isFirst, isPretty { writeLineStart() }
    output.write(bracket)
    isFirst = false
  }

  private mutating func beginToken() {
    guard !followsKey else {
      followsKey = false
      return
    }
    if !isFirst { output.write(UInt8(ascii: ",")) }
    if isPretty { writeLineStart() } else if !isFirst { output.write(UInt8(ascii: " ")) }
    isFirst = false
  }

  private mutating func writeLineStart() {
    output.write(UInt8(ascii: "\n"))
    output.writeSpaces(4 * depth)
  }
}

extension JSONWriter {
  private mutating func quote(_ text: String) {
    output.write(UInt8(ascii: "\""))
    let isPlain = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe bytes.allSatisfy(Self.isPlain)
    }
    if isPlain == true {
      output.write(text)
    } else {
      for unit in text.utf16 { writeEscaped(unit) }
    }
    output.write(UInt8(ascii: "\""))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// Everything beyond ASCII is written as `\u` and four digits, pairs of surrogates included.
  private mutating func writeEscaped(_ unit: UInt16) {
    if let byte = UInt8(exactly: unit), Self.isPlain(byte) {
      output.write(byte)
    } else if let short = Self.shortEscapes[unit] {
      output.write(short)
    } else {
      let digits = String(unit, radix: 16)
      output.write("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
  }

  private static let shortEscapes: [UInt16: String] = [
    0x22: "\\\"", 0x5C: "\\\\", 0x08: "\\b", 0x09: "\\t", 0x0A: "\\n", 0x0C: "\\f", 0x0D: "\\r",
  ]
}
