/// Reads coverage.py's JSON, which pycov writes too.
struct CoverageJSONReader {
  static func read(
    _ bytes: ArraySlice<UInt8>, named name: String
  ) throws(ImportError) -> ImportedCoverage {
    let document: JSONValue
    do throws(JSONScanner.Fault) { document = try JSONScanner.read(bytes) } catch {
      throw .badJSON(name: name, line: error.line, reason: error.reason)
    }
    guard case .object(let files)? = document["files"], document["meta"] != nil else {
      throw .otherDocument(name: name, expected: "coverage.py's JSON")
    }
    var result = ImportedCoverage()
    for (path, file) in files where !path.isEmpty {
      result.files[path, default: ImportedFile()].merge(self.file(file))
    }
    return result
  }

  private static func file(_ value: JSONValue) -> ImportedFile {
    var file = ImportedFile()
    for line in lines(value["missing_lines"]) { file.lines[line] = 0 }
    for line in lines(value["executed_lines"]) { file.lines[line] = 1 }
    file.excluded = Set(lines(value["excluded_lines"]))
    for (key, count) in [("missing_branches", UInt64(0)), ("executed_branches", 1)] {
      for pair in value[key]?.elements ?? [] {
        let ends = pair.elements.map(\.integer)
        guard ends.count == 2, let source = ends[0], let destination = ends[1],
          (1...ImportedFile.lastLine).contains(source)
        else { continue }
        let name = destination > 0 ? "0,to line \(destination)" : "0,exit \(-destination)"
        file.exits[source, default: [:]][name] = count
      }
    }
    for (name, region) in value["functions"]?.members ?? [] where !name.isEmpty {
      file.functions[name] = function(region)
    }
    return file
  }

  private static func function(_ region: JSONValue) -> ImportedFile.Function? {
    let executed = lines(region["executed_lines"])
    let body = executed + lines(region["missing_lines"])
    guard let first = body.min(), let end = body.max() else { return nil }
    let start = region["start_line"]?.integer ?? first
    guard (1...first).contains(start) else { return nil }
    return .init(line: start, end: end, count: executed.isEmpty ? 0 : 1)
  }

  private static func lines(_ value: JSONValue?) -> [Int] {
    (value?.elements ?? []).compactMap(\.integer)
      .filter { (1...ImportedFile.lastLine).contains($0) }
  }
}
