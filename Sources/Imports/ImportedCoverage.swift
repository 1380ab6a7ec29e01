/// What other programs' reports say, by path.
package struct ImportedCoverage: Hashable, Sendable {
  package var files: [String: ImportedFile] = [:]

  package init(files: [String: ImportedFile] = [:]) { self.files = files }

  package var isEmpty: Bool { files.isEmpty }

  /// Adds up counts of lines, exits and functions.
  package mutating func merge(_ other: ImportedCoverage) {
    for (path, file) in other.files { files[path, default: ImportedFile()].merge(file) }
  }

  /// The same with each path replaced; files that get the same path are added up.
  package func mappingPaths(_ map: (String) -> String) -> ImportedCoverage {
    var result = ImportedCoverage()
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      result.files[map(path), default: ImportedFile()].merge(file)
    }
    return result
  }
}

extension ImportedCoverage {
  /// Reads a report in whichever of the formats it is.
  ///
  /// - Parameters:
  ///   - name: what messages call the report.
  ///   - exists: whether there is a file at a path, by which places of sources are chosen.
  package init(
    reading bytes: [UInt8], named name: String, exists: (String) -> Bool
  ) throws(ImportError) {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    switch content.first(where: { !$0.isSpace }) {
    case UInt8(ascii: "<"):
      self = try CoberturaReader.read(content, named: name, exists: exists)
    case UInt8(ascii: "{"): self = try CoverageJSONReader.read(content, named: name)
    default: self = try TraceReader.read(content, named: name)
    }
    files = files.filter { !$0.value.isEmpty }
    if files.isEmpty { throw .empty(name: name) }
  }
}

extension UInt8 {
  var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
