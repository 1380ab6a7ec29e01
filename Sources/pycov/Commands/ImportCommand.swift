internal import ArgumentParser
internal import Coverage
internal import Files
internal import Imports
internal import Settings
internal import Tooling

/// `pycov import`: takes in what other programs measured, of whichever language.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Add other programs' reports to those of pycov.",
    discussion: """
      Reads lcov trace files, Cobertura's XML and coverage.py's JSON, and keeps what they say beside \
      the data file: every report then has their files, too. What was imported before is replaced.
      """)

  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var data: DataFileOptions

  @Flag(name: .shortAndLong, help: "Add to what was imported before.")
  var append = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Take this beginning away from paths in the reports; may be repeated.", valueName: "folder"))
  var strip: [String] = []

  @Option(
    help: ArgumentHelp("The folder that relative paths in the reports are in.", valueName: "folder")
  )
  var prefix: String?

  @Flag(name: .shortAndLong, help: "Do not say what was imported.")
  var quiet = false

  @Argument(help: ArgumentHelp("Reports; '-' for standard input.", valueName: "files"))
  var files: [String]

  func run() throws {
    let loaded = try configuration.load()
    loaded.warn()
    let settings = loaded.settings
    let store = ImportStore(beside: data.path(settings))
    do {
      let before = append ? try store.read() : nil
      let coverage = try files.reduce(into: before ?? ImportedCoverage()) { sum, file in
        sum.merge(try imported(file, settings))
      }
      try store.write(coverage)
      if !quiet { Terminal.say(summary(coverage)) }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(error)
    }
  }

  private func imported(_ file: String, _ settings: Settings) throws -> ImportedCoverage {
    let folder = Files.workingFolder
    let bytes = file == "-" ? try Files.drain(0, "standard input") : try Files.read(file)
    let mapping = PathMapping(stripping: strip, prefix: prefix ?? "", in: folder)
    var aliases = try PathAliases(settings.paths.map(\.places))
    return try ImportedCoverage(
      reading: bytes, named: file == "-" ? "standard input" : file
    ) { Files.isFile(mapping.map($0)) }
    .mappingPaths { aliases.map(mapping.map($0)) }
  }

  private func summary(_ coverage: ImportedCoverage) -> String {
    let count = coverage.files.count
    return "imported \(count) \(count == 1 ? "file" : "files")\n"
  }
}
