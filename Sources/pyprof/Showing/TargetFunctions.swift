internal import Files
internal import ProfileTargets
internal import Profiler
internal import PythonRegex
internal import Tooling

/// The functions of a profile that targets stand for.
struct TargetFunctions {
  private let patterns: TargetPatterns
  private let expressions: [String: PythonRegex]
  private let profile: Profile

  /// - Throws: a `Failure` that names the nearest functions when a target stands for none.
  init(_ texts: [String], in profile: Profile) throws {
    self.profile = profile
    do {
      patterns = try TargetPatterns(parsing: texts, in: Files.workingFolder)
    } catch {
      throw Failure("\(error)", code: Failure.usage)
    }
    var expressions: [String: PythonRegex] = [:]
    do {
      for expression in patterns.patterns.compactMap(\.expression) {
        expressions[expression] = try PythonRegex(expression)
      }
    } catch {
      throw Failure("\(error)", code: Failure.usage)
    }
    self.expressions = expressions
    for pattern in patterns.patterns { try check(pattern) }
  }

  /// Whether a function, by its place, is wanted; every one is where there are no targets.
  func contains(_ place: Int) -> Bool {
    guard !patterns.isEmpty else { return true }
    let function = profile.functions[place]
    return function.kind == .python && patterns.matches(TargetCode(function), search: isFound)
  }

  /// The wanted lines of a function; nil for all.
  func lines(of place: Int) -> [ClosedRange<Int>]? {
    patterns.lines(of: TargetCode(profile.functions[place]), search: isFound)
  }

  private func isFound(_ expression: String, _ name: String) -> Bool {
    expressions[expression].map { !$0.matches(in: Array(name.utf8)).isEmpty } ?? false
  }

  private func check(_ pattern: TargetPattern) throws {
    let codes = profile.functions.lazy.filter { $0.kind == .python }.map { TargetCode($0) }
    guard !codes.contains(where: { pattern.matches($0, search: isFound) }) else { return }
    let nearest = NearestTargets.of(pattern.text, among: codes).map { "'\($0)'" }
    let hint =
      nearest.isEmpty
      ? "'pyprof functions --top 0' lists what did"
      : "near it are \(nearest.joined(separator: ", "))"
    throw Failure("nothing that ran matches '\(pattern.text)'; \(hint)")
  }
}

extension TargetCode {
  init(_ function: ProfiledFunction) {
    self.init(
      file: function.file, module: function.module, qualifiedName: function.qualifiedName,
      firstLine: function.firstLine, lastLine: function.lastLine)
  }
}
