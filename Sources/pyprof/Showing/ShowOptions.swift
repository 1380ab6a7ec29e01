internal import ArgumentParser
internal import Files
internal import Profiler
internal import Reports
internal import Tooling

/// Which profile is shown.
struct ProfileFileOptions: ParsableArguments {
  @Option(
    name: [.customShort("f"), .long],
    help: ArgumentHelp(
      "The profile, '\(ProfileFile.defaultName)' unless another is named, or a .lprof file; several are added up.",
      valueName: "file"))
  var profileFile: [String] = []

  func analysis() throws -> ProfileAnalysis {
    let paths = profileFile.isEmpty ? [ProfileFile.defaultName] : profileFile
    return ProfileAnalysis(try LoadedProfile.merged(paths))
  }
}

/// How tables are laid out.
struct TableOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("auto, ns, us, ms or s.", valueName: "unit"),
    transform: { text in
      guard let unit = TimeUnit(named: text) else {
        throw ValidationError("unknown unit '\(text)'; choose auto, ns, us, ms or s")
      }
      return unit
    })
  var unit = TimeUnit.automatic

  var text: ProfileTextOptions {
    var options = ProfileTextOptions()
    options.unit = unit
    options.width = Terminal.width
    options.style = Terminal.showsColour ? .colored : .plain
    options.folder = Files.workingFolder
    return options
  }
}

/// The form in which a command answers.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case markdown
  case json
}

/// How many rows a table has.
struct RowLimit: ParsableArguments {
  @Option(name: [.customShort("n"), .long], help: "How many rows to show; 0 for all.")
  var top: Int?

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top must be 0 or more, not \(top)") }
  }

  func rows(unlessGiven usual: Int) -> Int? {
    let rows = top ?? usual
    return rows == 0 ? nil : rows
  }
}

extension Terminal {
  static func show(
    _ shown: ShownProfile, _ format: AnswerFormat, _ options: ProfileTextOptions
  ) {
    say(format == .markdown ? shown.markdown : shown.text(options))
  }
}
