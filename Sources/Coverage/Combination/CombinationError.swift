/// Why data files could not be combined.
package enum CombinationError: Error, Hashable, Sendable {
  case noSuchInput(String)
  case nothingToCombine(folder: String)

  /// No input could be read.
  case nothingUsable([DataFileError])
  case mixed(path: String, MixedRecordingError)

  /// The file that gets the sum could not be read or written.
  case dataFile(DataFileError)
}

extension CombinationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noSuchInput(let path):
      "no data file or folder at '\(path)'; name an existing one"
    case .nothingToCombine(let folder):
      "no data to combine in '\(folder)'; run 'pycov run --parallel-mode' first, or name data files"
    case .nothingUsable:
      "no usable data files; run 'pycov run --parallel-mode' anew"
    case .mixed(let path, let error): "'\(path)': \(error)"
    case .dataFile(let error): "\(error)"
    }
  }
}

extension Combination.Outcome: CustomStringConvertible {
  package var description: String {
    var text = "Combined \(Self.count(combined.count))"
    if !skipped.isEmpty { text += ", skipped \(skipped.count)" }
    if !failed.isEmpty { text += ", \(Self.count(failed.count)) errored" }
    return text
  }

  private static func count(_ number: Int) -> String { number == 1 ? "1 file" : "\(number) files" }
}
