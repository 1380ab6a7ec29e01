internal import Profiler
internal import Source

/// The time of a file's functions, by the functions or classes of its text.
struct RegionTimes {
  /// By the place of the region in `SourceAnalysis.regions`.
  private var times: [Int: Int] = [:]

  /// The time of what is in no region of the kind.
  private(set) var outside = 0

  func time(of region: Int) -> Int { times[region] ?? 0 }

  /// - Parameter functions: those of the file that were timed, each with its own time.
  init(
    _ regions: [Region], _ kind: Region.Kind,
    _ functions: some Sequence<(function: ProfiledFunction, own: Int)>
  ) {
    let places = Dictionary(
      regions.enumerated().filter { $0.element.kind == .function }
        .map { ($0.element.start, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for (function, own) in functions where own > 0 {
      let place = Self.place(of: function, regions, places)
      let region = kind == .function ? place : place.flatMap { Self.classPlace(of: $0, regions) }
      if let region { times[region, default: 0] += own } else { outside += own }
    }
  }

  /// The function that the text has for one that ran, or the one that it is written in.
  ///
  /// - Parameter places: those of functions, by the line of their `def`.
  private static func place(
    of function: ProfiledFunction, _ regions: [Region], _ places: [Int: Int]
  ) -> Int? {
    guard function.name != "<module>" else { return nil }
    // Decorators come before the line that the text's function begins on.
    for line in function.firstLine...max(function.firstLine, function.lastLine) {
      guard let place = places[line], lastPart(of: regions[place].name) == function.name
      else { continue }
      return place
    }
    return regions.indices.last {
      regions[$0].kind == .function && regions[$0].lines.contains(function.firstLine)
    }
  }

  private static func lastPart(of name: String) -> Substring {
    name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[name.utf8.index(after: $0)...] }
      ?? name[...]
  }

  /// The innermost class with the lines of a function.
  private static func classPlace(of function: Int, _ regions: [Region]) -> Int? {
    guard let line = regions[function].lines.first(where: { _ in true }) else { return nil }
    return regions.indices.filter {
      regions[$0].kind == .class && regions[$0].lines.contains(line)
    }.min { regions[$0].lines.count < regions[$1].lines.count }
  }
}
