internal import ArgumentParser
internal import Coverage
internal import Files
internal import Imports
internal import Settings
internal import Tooling

/// `pycov erase`: removes what was recorded.
struct EraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Remove the data file and those of parallel processes.",
    discussion: """
      Files beside it whose names were given by hand, such as .coverage.linux, go only when the \
      setting parallel is true.
      """)

  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var data: DataFileOptions

  func run() throws {
    let loaded = try configuration.load()
    loaded.warn()
    let settings = loaded.settings
    let path = data.path(settings)
    do {
      try PendingJournals(of: DataFile(path)).discard()
      try ImportStore(beside: path).discard()
      try Files.remove(path)
      let folder = Paths.folder(Paths.absolute(path))
      let prefix = Paths.name(path) + "."
      for name in (try? Files.list(folder)) ?? [] where name.hasPrefix(prefix) {
        guard settings.run.makesParallelFiles || ParallelName(name) != nil else { continue }
        let file = Paths.join(folder, name)
        if Files.isFile(file) { try Files.remove(file) }
      }
    } catch {
      throw Failure(error)
    }
  }
}
