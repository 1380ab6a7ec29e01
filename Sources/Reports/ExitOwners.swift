internal import Coverage
internal import Source

/// Where a line goes on when it leaves by an exit.
package enum ExitPlace: Hashable, Sendable {
  case line(Int)
  case function(String)
  case `class`(String)
  case module

  /// What another program counted does not say.
  case unknown
}

/// Tells what code an exit leaves: a function, a class or the module.
struct ExitOwners {
  private let regions: [Region]
  private let isImported: Bool

  init(_ file: FileCoverage) {
    regions = file.analysis.regions
    isImported = file.isImported
  }

  func place(of arc: Arc) -> ExitPlace {
    if isImported { return .unknown }
    switch arc.destination {
    case .line(let line): return .line(line)
    case .exit(let first):
      guard let owner = owner(of: arc.source, beginningAt: first) else { return .module }
      return owner.kind == .function ? .function(owner.name) : .class(owner.name)
    }
  }

  /// The function or class that a line leaves; nil for the module.
  ///
  /// - Parameter first: the line its code begins on, that of the first decorator.
  func owner(of line: Int, beginningAt first: Int) -> Region? {
    if let function = regions.first(where: { $0.kind == .function && $0.lines.contains(line) }) {
      return function
    }
    guard first > 1 || regions.contains(where: { $0.start == 1 && line == 1 }) else { return nil }
    return regions.first { $0.start >= first }
  }
}

extension ExitPlace: CustomStringConvertible {
  /// Such as `to line 7` and `out of 'Cart.total'`.
  package var description: String {
    switch self {
    case .line(let line): "to line \(line)"
    case .function(let name), .class(let name): "out of '\(name)'"
    case .module: "out of the module"
    case .unknown: "by another exit"
    }
  }
}
