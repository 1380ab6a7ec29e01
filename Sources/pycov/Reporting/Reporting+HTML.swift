internal import Files
internal import Reports
internal import Settings
internal import Tooling

extension Reporting {
  /// How pages look, as the settings want it.
  func pages() throws -> HTMLOptions {
    let html = settings.html
    var options = HTMLOptions(
      title: html.title, precision: settings.report.precision,
      skipsCovered: html.skipCovered ?? settings.report.skipCovered,
      skipsEmpty: html.skipEmpty ?? settings.report.skipEmpty,
      showsContexts: html.showContexts)
    options.owners = CodeOwners.current
    do {
      if let style = html.extraCSS {
        options.extraStyle = .init(name: Paths.name(style), bytes: try Files.read(style))
      }
    } catch {
      throw Failure(error)
    }
    return options
  }

  func writeHTML(_ report: HTMLReport, to folder: String, quietly isQuiet: Bool = false) throws {
    do {
      var pages = try PageFolder(folder)
      try report.write(measurement, to: &pages)
    } catch {
      throw Failure(error)
    }
    if isQuiet { return }
    Terminal.say("wrote the HTML report to '\(Paths.join(folder, "index.html"))'\n")
  }
}

extension Provenance {
  /// This command, now.
  static var current: Provenance {
    Provenance(
      program: "pycov \(Tool.version)", time: LocalTime.now.text,
      command: (["pycov"] + CommandLine.arguments.dropFirst()).joined(separator: " "))
  }
}

extension CodeOwners {
  /// Those of the repository that the working folder is in, where GitHub and GitLab look for them.
  static var current: CodeOwners? {
    let folder = Files.workingFolder
    guard let root = RepositoryRoot.above(folder) else { return nil }
    for place in [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"] {
      guard let bytes = try? Files.read(Paths.join(root, place)) else { continue }
      let inside = folder == root ? "" : Paths.relative(folder, to: root)
      return CodeOwners(String(decoding: bytes, as: UTF8.self), folder: inside)
    }
    return nil
  }
}
