internal import Files

/// Reads Cobertura's XML, whoever wrote it.
struct CoberturaReader {
  private var sources: [String] = []
  private var files: [String: ImportedFile] = [:]

  /// Of the class that is open.
  private var path: String?
  private var file = ImportedFile()

  /// The method that is open, and its lines.
  private var method: (name: String, lines: [Int: UInt64])?

  /// Whether the text to come is a source.
  private var source: String?

  static func read(
    _ bytes: ArraySlice<UInt8>, named name: String, exists: (String) -> Bool
  ) throws(ImportError) -> ImportedCoverage {
    var scanner = XMLScanner(bytes)
    var reader = CoberturaReader()
    var isFirst = true
    do throws(XMLScanner.Fault) {
      while let event = try scanner.next() {
        if isFirst, case .open(let root, let attributes) = event {
          isFirst = false
          // Clover's root has the same name.
          guard root == "coverage", attributes["clover"] == nil else { break }
        }
        try reader.take(event)
      }
    } catch {
      throw .badXML(name: name, line: error.line, reason: error.reason)
    }
    if isFirst || reader.files.isEmpty && reader.sources.isEmpty {
      throw .otherDocument(name: name, expected: "a document of Cobertura")
    }
    let sources = reader.sources
    return ImportedCoverage(files: reader.files).mappingPaths { path in
      Self.place(of: path, in: sources, exists)
    }
  }

  /// Where a file is: below the source in which it exists, else where it is named.
  private static func place(
    of path: String, in sources: [String], _ exists: (String) -> Bool
  ) -> String {
    if path.hasPrefix("/") { return path }
    let candidates = sources.map { Paths.join($0, path) }
    if let found = candidates.first(where: exists) { return found }
    if exists(path) { return path }
    return candidates.first { $0.hasPrefix("/") } ?? path
  }

  private mutating func take(_ event: XMLScanner.Event) throws(XMLScanner.Fault) {
    switch event {
    case .open("source", _): source = ""
    case .open("class", let attributes):
      path = attributes["filename"]
      file = ImportedFile()
    case .open("method", let attributes): method = (attributes["name"] ?? "", [:])
    case .open("line", let attributes) where path != nil: takeLine(attributes)
    case .close("source"):
      let text = (source ?? "").trimmed
      if !text.isEmpty { sources.append(text) }
      source = nil
    case .close("method"): closeMethod()
    case .close("class"):
      if let path { files[path, default: ImportedFile()].formUnion(file) }
      path = nil
    case .text(let text): source? += text
    default: break
    }
  }

  private mutating func takeLine(_ attributes: [String: String]) {
    guard let line = attributes["number"].flatMap({ Int($0) }),
      (1...ImportedFile.lastLine).contains(line)
    else { return }
    let count = TraceFields.count(ArraySlice((attributes["hits"] ?? "0").utf8)) ?? 0
    file.lines[line] = max(file.lines[line] ?? 0, count)
    method?.lines[line] = count
    guard let (taken, all) = Self.ratio(attributes["condition-coverage"]) else { return }
    for number in 0..<all {
      let name = "0,\(number)"
      let before = file.exits[line]?[name] ?? 0
      file.exits[line, default: [:]][name] = max(before, number < taken ? 1 : 0)
    }
  }

  /// The numbers in `50% (1/2)`.
  private static func ratio(_ text: String?) -> (Int, Int)? {
    guard let inner = text?.split(separator: "(").last?.split(separator: ")").first else {
      return nil
    }
    let numbers = inner.split(separator: "/").map { Int($0) }
    guard numbers.count == 2, let taken = numbers[0], let all = numbers[1],
      (0...1000).contains(all), (0...all).contains(taken)
    else { return nil }
    return (taken, all)
  }

  private mutating func closeMethod() {
    defer { method = nil }
    guard let method, let line = method.lines.keys.min(), let end = method.lines.keys.max() else {
      return
    }
    let isTaken = file.functions[method.name].map { $0.line != line } ?? false
    let name = isTaken ? "\(method.name)@\(line)" : method.name
    file.functions[name] = .init(line: line, end: end, count: method.lines.values.max() ?? 0)
  }
}

extension ImportedFile {
  /// Adds what another part of the same report says, which may be the same again.
  fileprivate mutating func formUnion(_ other: ImportedFile) {
    lines.merge(other.lines, uniquingKeysWith: max)
    for (line, exits) in other.exits {
      self.exits[line, default: [:]].merge(exits, uniquingKeysWith: max)
    }
    functions.merge(other.functions) { first, _ in first }
  }
}

extension String {
  fileprivate var trimmed: String {
    let bytes = utf8.drop(while: \.isSpace)
    let end = bytes.lastIndex { !$0.isSpace }
    return end.map { String(self[bytes.startIndex...$0]) } ?? ""
  }
}
