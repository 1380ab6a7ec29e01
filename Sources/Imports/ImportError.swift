/// Why a report could not be imported.
package enum ImportError: Error, Hashable, Sendable {
  /// Neither of the formats.
  case unknownFormat(name: String)

  /// A record that cannot be right, and why.
  case badRecord(name: String, line: Int, text: String)
  case endsEarly(name: String)
  case badXML(name: String, line: Int, reason: String)
  case badJSON(name: String, line: Int, reason: String)

  /// The document is another one than it should be.
  case otherDocument(name: String, expected: String)
  case empty(name: String)
}

extension ImportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownFormat(let name):
      "'\(name)' is no report that can be imported; make it an lcov trace file, Cobertura's XML or "
        + "coverage.py's JSON"
    case .badRecord(let name, let line, let text):
      "'\(name)' is damaged in line \(line): '\(text)' is no record of lcov; make it anew"
    case .endsEarly(let name): "'\(name)' ends inside a record; it may have been cut short"
    case .badXML(let name, let line, let reason):
      "'\(name)' is damaged in line \(line): \(reason); make it anew"
    case .badJSON(let name, let line, let reason):
      "'\(name)' is no JSON in line \(line): \(reason); make it anew"
    case .otherDocument(let name, let expected): "'\(name)' is not \(expected)"
    case .empty(let name): "'\(name)' tells of no line of any file"
    }
  }
}
