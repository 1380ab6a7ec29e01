/// Why a piece of code was not found.
package enum CodeFinderError: Error, Hashable, Sendable {
  case noFile(String, nearest: String?)
  case severalFiles(String, [String])
  case noName(String, nearest: String?)
  case beyondEnd(String, line: Int, count: Int)

  /// The lines hold no statement; the nearest ones are named.
  case noStatement(String, line: Int, before: Int?, after: Int?)
}

extension CodeFinderError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noFile(let name, let nearest):
      "no measured file is named '\(name)'" + Self.hint(nearest)
    case .severalFiles(let name, let paths):
      "'\(name)' may be \(paths.map { "'\($0)'" }.joined(separator: " or ")); name more of its path"
    case .noName(let name, let nearest):
      "no measured file defines a function or class '\(name)'" + Self.hint(nearest)
    case .beyondEnd(let path, let line, let count):
      "there is no line \(line) in '\(path)', which has \(count)"
    case .noStatement(let path, let line, let before, let after):
      "there is no statement on line \(line) of '\(path)'"
        + Self.nearest([before, after].compactMap { $0 })
    }
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? ""
  }

  private static func nearest(_ lines: [Int]) -> String {
    switch lines.count {
    case 0: ""
    case 1: "; the nearest one is on line \(lines[0])"
    default: "; the nearest ones are on lines \(lines[0]) and \(lines[1])"
    }
  }
}
