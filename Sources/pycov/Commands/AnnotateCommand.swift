internal import ArgumentParser
internal import Coverage
internal import Files
internal import Reports
internal import Tooling

/// `pycov annotate`: copies of the sources with a mark before each line.
struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate", abstract: "Write copies of the sources with a mark before each line.",
    discussion: """
      The copy of NAME is NAME,cover, beside it unless -d names a folder. A line starts with '>' \
      when it ran, '!' when it did not and '-' when it is excluded.
      """)

  @OptionGroup var options: ReportingOptions

  @Option(
    name: [.customShort("d"), .long],
    help: ArgumentHelp("Write into this folder, with the sources' folders.", valueName: "folder"))
  var directory: String?

  @OptionGroup var selected: FileArguments

  func run() throws {
    let reporting = try Reporting(options, files: selected.files)
    do {
      for file in reporting.measurement.files {
        let copy = copy(of: file.path)
        if directory != nil { try Files.makeFolder(Paths.folder(copy)) }
        try Files.write(AnnotatedSource(file).bytes, to: copy)
      }
    } catch {
      throw Failure(error)
    }
    try reporting.finish()
  }

  private func copy(of path: String) -> String {
    let name = path + ",cover"
    guard let directory else { return name }
    // A file outside the working folder keeps all of its folders.
    return Paths.join(directory, String(name.drop { $0 == "/" }))
  }
}
