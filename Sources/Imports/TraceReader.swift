/// Reads trace files of lcov, both dialects, whoever wrote them.
struct TraceReader {
  private let name: String
  private var result = ImportedCoverage()
  private var path: String?
  private var file = ImportedFile()

  /// Of the dialect that gives functions numbers: the lines by number.
  private var numbered: [Substring: ImportedFile.Function] = [:]

  private init(name: String) { self.name = name }

  static func read(
    _ bytes: ArraySlice<UInt8>, named name: String
  ) throws(ImportError) -> ImportedCoverage {
    var reader = TraceReader(name: name)
    var rest = bytes
    var number = 0
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      var line = rest[rest.startIndex..<end]
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      number += 1
      guard reader.take(line) else {
        let text = String(decoding: line.prefix(60), as: UTF8.self)
        let printable = String(text.map { $0.isNewline || $0 < " " ? "?" : $0 })
        throw reader.isBlank
          ? .unknownFormat(name: name) : .badRecord(name: name, line: number, text: printable)
      }
      rest = rest[min(end + 1, rest.endIndex)...]
    }
    if reader.path != nil { throw .endsEarly(name: name) }
    return reader.result
  }

  /// Whether nothing was read yet, so that it may be no trace file at all.
  private var isBlank: Bool { path == nil && result.isEmpty }

  /// - Returns: whether the line is a record where it stands.
  private mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, first != UInt8(ascii: "#") else { return true }
    if line.elementsEqual("end_of_record".utf8) { return close() }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let content = line[(colon + 1)...]
    let key = String(decoding: line[..<colon], as: UTF8.self)
    switch key {
    case "SF": return open(content)
    case "TN", "VER", "LF", "LH", "FNF", "FNH", "BRF", "BRH", "MCDC", "MCF", "MCH": return true
    case "DA", "BRDA", "FN", "FNDA", "FNL", "FNA", TraceWriter.excluded:
      return path != nil && take(key, content)
    default: return !isBlank
    }
  }

  private mutating func open(_ content: ArraySlice<UInt8>) -> Bool {
    guard path == nil, !content.isEmpty else { return false }
    path = String(decoding: content, as: UTF8.self)
    return true
  }

  private mutating func close() -> Bool {
    guard let path else { return false }
    result.files[path, default: ImportedFile()].merge(file)
    self.path = nil
    file = ImportedFile()
    numbered = [:]
    return true
  }

  private mutating func take(_ key: String, _ content: ArraySlice<UInt8>) -> Bool {
    var fields = TraceFields(content)
    switch key {
    case "DA": return takeLine(&fields)
    case TraceWriter.excluded:
      guard let line = fields.line() else { return false }
      if line > 0 { file.excluded.insert(line) }
      return true
    case "BRDA": return takeExit(&fields)
    case "FN": return takeFunction(&fields)
    case "FNDA":
      guard let count = fields.count() else { return false }
      add(count, to: fields.text())
      return true
    case "FNL":
      let number = fields.word()
      guard let line = fields.line() else { return false }
      numbered[Substring(number)] = .init(line: line, end: fields.isAtEnd ? nil : fields.line())
      return true
    default:
      let number = fields.word()
      guard let count = fields.count(), let function = numbered[Substring(number)] else {
        return false
      }
      let name = fields.text()
      if file.functions[name] == nil { file.functions[name] = function }
      add(count, to: name)
      return true
    }
  }

  private mutating func add(_ count: UInt64, to function: String) {
    guard let sum = file.functions[function]?.count.addingClamped(count) else { return }
    file.functions[function]?.count = sum
  }

  private mutating func takeLine(_ fields: inout TraceFields) -> Bool {
    guard let line = fields.line(), let count = fields.count() else { return false }
    if line > 0 { file.lines[line] = (file.lines[line] ?? 0).addingClamped(count) }
    return true
  }

  /// Reads `21,0,to line 7,1`: only the last comma ends the exit's name.
  private mutating func takeExit(_ fields: inout TraceFields) -> Bool {
    guard let line = fields.line(), let (name, taken) = fields.splitAtLastComma() else {
      return false
    }
    var count: UInt64 = 0
    if !taken.elementsEqual("-".utf8) {
      guard let number = TraceFields.count(taken) else { return false }
      count = number
    }
    let before = file.exits[line]?[name] ?? 0
    if line > 0 { file.exits[line, default: [:]][name] = before.addingClamped(count) }
    return true
  }

  /// Reads `3,f` and `3,9,f`; a name may hold commas, and be a number.
  private mutating func takeFunction(_ fields: inout TraceFields) -> Bool {
    guard let line = fields.line(), !fields.isAtEnd else { return false }
    var named = fields
    let end = fields.line()
    let hasEnd = end != nil && !fields.isAtEnd
    if hasEnd { named = fields }
    let name = named.text()
    if file.functions[name] == nil {
      file.functions[name] = .init(line: line, end: hasEnd ? end : nil)
    }
    return true
  }
}
