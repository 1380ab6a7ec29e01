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

  /// - Parameter changed: targets of which it is enough that one stands for a function.
  /// - Throws: a `Failure` that names the nearest functions when a target stands for none.
  init(_ texts: [String], changed: [String] = [], in profile: Profile) throws {
    self.profile = profile
    do {
      patterns = try TargetPatterns(parsing: texts + changed, in: Files.workingFolder)
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
    for pattern in patterns.patterns.prefix(texts.count) { try check(pattern) }
    guard changed.isEmpty || patterns.patterns.contains(where: isMet) else {
      throw Failure("none of the \(changed.count) functions that were changed ran")
    }
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

  private var codes: some Sequence<TargetCode> {
    profile.functions.lazy.filter { $0.kind == .python }.map { TargetCode($0) }
  }

  /// Whether a target stands for any function.
  private func isMet(_ pattern: TargetPattern) -> Bool {
    codes.contains { pattern.matches($0, search: isFound) }
  }

  private func check(_ pattern: TargetPattern) throws {
    if isMet(pattern) { return }
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
