internal import Coverage

/// Writes the contexts of each line of a file, as coverage.py does: for the whole file, and the same
/// again for each of its functions and classes.
struct JSONContexts {
  /// The contexts as JSON has them.
  private let labels: [[UInt8]]
  private let lines: [(line: Int, entries: [Int])]

  /// - Parameter contexts: nil when the measurement has none.
  init(_ contexts: FileContexts?) {
    labels = contexts?.entries.map { JSONWriter.quoted($0.context) } ?? []
    lines = contexts?.byLine ?? []
  }

  func write(to json: inout JSONWriter) {
    json.key("contexts")
    json.object { json in
      for line in lines {
        json.key(line: line.line)
        json.array { json in
          for entry in line.entries { json.value(quoted: labels[entry]) }
        }
      }
    }
  }
}
