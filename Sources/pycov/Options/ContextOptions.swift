internal import ArgumentParser
internal import Settings

/// Which contexts a report is about.
struct ContextOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Report only what ran in contexts that match one of these expressions.",
      discussion: "Such as --contexts='test_cart,test_pay.*\\|run$'.", valueName: "regexes"))
  var contexts: Expressions?

  /// Regular expressions between commas, as they are.
  struct Expressions: ExpressibleByArgument {
    let items: [String]

    init(argument: String) {
      items = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// What the command line leaves of the settings; an empty list is no list.
  func expressions(_ settings: Settings) -> [String] {
    if let contexts, contexts.items != [""] { return contexts.items }
    return settings.report.contexts ?? []
  }
}
