internal import Journal
internal import Settings

/// What options of pytest's command line ask of the recording: the `--cov` family.
struct PytestRequest: Hashable {
  /// Folders and packages; nil when the settings decide.
  var sources: [String]?
  var configuration: String?
  var branch = false
  var appends = false
  var context: String?
}

extension PytestRequest {
  /// As the plugin writes its options, so that it sees whether they are heeded already.
  var text: String {
    var lines = ["cov"]
    lines += (sources ?? []).map { "source=\($0)" }
    if let configuration { lines.append("config=\(configuration)") }
    if branch { lines.append("branch") }
    if appends { lines.append("append") }
    if let context { lines.append("context=\(context)") }
    return lines.joined(separator: "\n")
  }

  /// Reads what the plugin wrote; nil for anything else.
  init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == "cov" else { return nil }
    for line in lines.dropFirst() {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.dropFirst().first.map(String.init)
      switch parts[0] {
      case "source": sources = (sources ?? []) + [value ?? ""]
      case "config": configuration = value
      case "branch": branch = true
      case "append": appends = true
      case "context": context = value
      default: return nil
      }
    }
  }

  /// The settings of a session that they were asked for in.
  func applied(to settings: Settings) -> Settings {
    settings.with { settings in
      if let sources, sources.contains("") {
        // An empty source stands for no choice at all.
        settings.run.source = nil
        settings.run.sourcePackages = []
        settings.run.sourceFolders = []
      } else if let sources {
        settings.run.source = sources
      }
      if branch { settings.run.branch = true }
      if context == DynamicContext.test.rawValue { settings.run.dynamicContext = context }
      // The summary is made of what all processes recorded.
      settings.run.parallel = false
      settings.run.concurrency.removeAll { $0 == "multiprocessing" }
    }
  }
}
