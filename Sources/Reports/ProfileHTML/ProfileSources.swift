package import Profiler

/// The text of the files that a profile is about, as far as it can be read.
package struct ProfileSources: Sendable {
  /// The folder of the program; files in it are shown without its path.
  package let root: String

  /// By absolute path.
  package let texts: [String: [UInt8]]

  /// What is to be said about a file's text, by its path.
  package let warnings: [String: String]

  package init(root: String, texts: [String: [UInt8]] = [:], warnings: [String: String] = [:]) {
    self.root = root
    self.texts = texts
    self.warnings = warnings
  }

  /// Reads the files with timed lines, and of the others those with the most time while they are few.
  ///
  /// - Parameter read: gives the text of a function's file, empty where there is none.
  package init(
    of analysis: ProfileAnalysis, root: String, reading read: (ProfiledFunction) -> ShownSource
  ) {
    var texts: [String: [UInt8]] = [:]
    var warnings: [String: String] = [:]
    var size = 0
    for (function, isTimed) in Self.files(of: analysis) where isTimed || size < Self.mostBytes {
      guard function.file.utf8.first == UInt8(ascii: "/") else { continue }
      let source = read(function)
      guard !source.rows.isEmpty else { continue }
      let text = Array(source.rows.joined(separator: "\n").utf8)
      texts[function.file] = text
      warnings[function.file] = source.warning
      if !isTimed { size += text.count }
    }
    self.init(root: root, texts: texts, warnings: warnings)
  }

  private static let mostBytes = 2_000_000

  /// A function of each file: first those with timed lines, then the others by the time in them.
  private static func files(
    of analysis: ProfileAnalysis
  ) -> [(function: ProfiledFunction, isTimed: Bool)] {
    var times: [String: (own: Int, function: ProfiledFunction)] = [:]
    for (place, function) in analysis.profile.functions.enumerated() where function.kind == .python
    {
      times[function.file, default: (0, function)].own += analysis.figures.functions[place].own
    }
    let timed = Set(analysis.profile.lines.map { analysis.profile.functions[$0.function].file })
    return times.sorted { one, other in
      let order = (timed.contains(one.key), timed.contains(other.key))
      if order.0 != order.1 { return order.0 }
      return (other.value.own, one.key) < (one.value.own, other.key)
    }.map { ($0.value.function, timed.contains($0.key)) }
  }
}
