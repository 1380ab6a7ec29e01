internal import Profiler

/// The figure that functions are sorted by, the largest first; names in their order.
package enum FunctionOrder: String, Hashable, Sendable, CaseIterable {
  case own
  case total
  case calls
  case primitive
  case perCall = "per-call"
  case totalPerCall = "total-per-call"
  case waiting
  case suspended
  case overhead
  case unwinds
  case raises
  case name
  case file

  /// - Parameter name: one of ours, or the name that `pstats` has for it.
  package init?(named name: String) {
    switch name {
    case "tottime", "time", "self": self = .own
    case "cumtime", "cumulative": self = .total
    case "ncalls": self = .calls
    case "pcalls": self = .primitive
    case "filename", "module", "line": self = .file
    case "nfl", "stdname": self = .name
    default: self.init(rawValue: name)
    }
  }

  /// The places of the functions in this order.
  func sorted(_ places: [Int], _ analysis: ProfileAnalysis, _ names: ShownNames) -> [Int] {
    let functions = analysis.profile.functions
    switch self {
    case .name:
      let texts = functions.map(names.name)
      return places.sorted { (texts[$0], $0) < (texts[$1], $1) }
    case .file:
      return places.sorted {
        (functions[$0].file, functions[$0].firstLine, $0)
          < (functions[$1].file, functions[$1].firstLine, $1)
      }
    default:
      let figures = analysis.figures.functions
      return places.sorted {
        (-figure(figures[$0]), Double(-figures[$0].own), $0)
          < (-figure(figures[$1]), Double(-figures[$1].own), $1)
      }
    }
  }

  private func figure(_ figures: CallFigures) -> Double {
    switch self {
    case .total: Double(figures.total)
    case .calls: Double(figures.entries)
    case .primitive: Double(figures.primitiveEntries)
    case .perCall: Double(figures.own) / Double(max(figures.entries, 1))
    case .totalPerCall: Double(figures.total) / Double(max(figures.primitiveCalls, 1))
    case .waiting: Double(figures.waiting)
    case .suspended: Double(figures.suspended)
    case .overhead: Double(figures.overhead)
    case .unwinds: Double(figures.unwinds)
    case .raises: Double(figures.raises)
    case .own, .name, .file: Double(figures.own)
    }
  }
}
