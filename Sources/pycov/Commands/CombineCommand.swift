internal import ArgumentParser
internal import Coverage
internal import Settings
internal import Tooling

/// `pycov combine`: several data files become one.
struct CombineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "combine", abstract: "Combine the data files of several processes or machines.",
    discussion: """
      Without names, the files beside the data file whose names start with its name and a dot are \
      combined. The settings in [paths] say which folders of other machines are the same.
      """)

  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var data: DataFileOptions

  @Flag(name: .shortAndLong, help: "Add to what the data file holds.")
  var append = false

  @Flag(help: "Keep the files that were combined.")
  var keep = false

  @Flag(name: .shortAndLong, help: "Do not say what was combined.")
  var quiet = false

  @Argument(help: ArgumentHelp("Data files, or folders that hold some.", valueName: "paths"))
  var inputs: [String] = []

  func run() throws {
    let loaded = try configuration.load()
    loaded.warn()
    let dataFile = DataFile(data.path(loaded.settings))
    let pending = PendingJournals(of: dataFile)
    if !pending.isEmpty {
      do { _ = try pending.fold() } catch { throw Failure(error) }
    }
    let parallel = ParallelFiles(dataFile, loaded.settings, keeps: keep)
    let combination = try parallel.combination(appending: append, inputs: inputs)
    do {
      let outcome = try combination.run()
      for error in outcome.failed { Terminal.complain("\(error)") }
      if !quiet { Terminal.say(Self.text(outcome)) }
    } catch {
      if case .nothingUsable(let errors) = error {
        for error in errors { Terminal.complain("\(error)") }
      }
      throw Failure(error)
    }
  }

  private static func text(_ outcome: Combination.Outcome) -> String {
    func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }
    var text = "combined \(files(outcome.combined.count))"
    if !outcome.skipped.isEmpty { text += ", skipped \(outcome.skipped.count)" }
    if !outcome.failed.isEmpty { text += ", \(outcome.failed.count) could not be used" }
    return text + "\n"
  }
}
