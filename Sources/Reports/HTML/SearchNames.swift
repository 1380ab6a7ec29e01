internal import Coverage
internal import Source

/// What the search of a report that consists of pages finds, as data for scripts.
struct SearchNames {
  let files: [FileCoverage]
  let tests: [String]

  func json() -> [UInt8] {
    var output = ByteOutput()
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.key("paths")
        json.array { json in for file in files { json.value(file.path) } }
        json.key("pages")
        json.array { json in for file in files { json.value(PageName.page(of: file.path)) } }
        json.key("functions")
        write(.function, &json)
        json.key("classes")
        write(.class, &json)
        json.key("tests")
        json.array { json in for test in tests { json.value(test) } }
      }
    }
    return output.bytes
  }

  private func write(_ kind: Region.Kind, _ json: inout JSONWriter) {
    let regions = files.enumerated().flatMap { number, file in
      file.analysis.regions.filter { $0.kind == kind }.map { (number, $0) }
    }
    json.object { json in
      json.key("names")
      json.array { json in for (_, region) in regions { json.value(region.name) } }
      json.numbers("file", regions) { $0.0 }
      json.numbers("line", regions) { $0.1.start }
    }
  }
}
