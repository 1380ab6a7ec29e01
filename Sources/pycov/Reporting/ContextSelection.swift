internal import Coverage
internal import PythonRegex
internal import Settings
internal import Tooling

/// What a report makes of contexts: which of them it is about, and whether it shows them.
struct ContextSelection {
  private let options: ContextOptions?
  private let isShown: @Sendable (Settings) -> Bool

  /// A report of everything, whatever the settings say.
  static let none = ContextSelection(options: nil) { _ in false }

  init(_ options: ContextOptions, isShown: @escaping @Sendable (Settings) -> Bool = { _ in false })
  {
    self.init(options: options, isShown: isShown)
  }

  private init(options: ContextOptions?, isShown: @escaping @Sendable (Settings) -> Bool) {
    self.options = options
    self.isShown = isShown
  }

  /// Sets what a measurement is to be made of.
  func apply(
    to measuring: inout MeasurementOptions, _ recording: Recording, _ settings: Settings
  ) throws {
    measuring.keepsContexts = isShown(settings)
    let expressions = options?.expressions(settings) ?? []
    if !expressions.isEmpty {
      let wanted = try ContextMatcher(expressions).wanted(of: recording.contexts)
      measuring.contexts = { wanted.contains($0) }
    }
    if measuring.keepsContexts, recording.contexts.allSatisfy(\.isEmpty) {
      Warnings(settings).say(
        "no contexts were recorded; set 'dynamic_context = test_function' in [run], or run pytest "
          + "with --cov-context=test", "no-contexts")
    }
  }
}

/// Expressions that contexts are searched for.
struct ContextMatcher {
  private let expressions: [PythonRegex]

  init(_ expressions: [String]) throws {
    self.expressions = try expressions.map(Self.compiled)
  }

  private static func compiled(_ expression: String) throws -> PythonRegex {
    do throws(PythonRegexError) {
      return try PythonRegex(expression)
    } catch {
      let place = error.position.map { " at position \($0)" } ?? ""
      throw Failure("invalid context regex '\(expression)': \(error.problem)\(place)")
    }
  }

  /// The contexts in which at least one expression is found.
  func wanted(of contexts: some Sequence<String>) -> Set<String> {
    Set(contexts.filter(matches))
  }

  func matches(_ context: String) -> Bool {
    let text = Array(context.utf8)
    return expressions.contains { !$0.matches(in: text).isEmpty }
  }
}
