internal import Files
internal import Profiler
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
    options.remarks = problems.map { "Not all is here: \($0)." }
    options.origin = [python.map { "Python \($0)" }, Commit.current.map { "commit \($0)" }]
      .compactMap { $0 }.joined(separator: ", ")
    do {
      if let style = html.extraCSS {
        options.extraStyle = .init(name: Paths.name(style), bytes: try Files.read(style))
      }
    } catch {
      throw Failure(error)
    }
    return options
  }

  /// The times of a profile that was named, or of one in this folder or beside the data file; nil for
  /// none.
  ///
  /// Files that were changed after it was recorded have none: their lines are others now.
  func times(of name: String? = nil) throws -> LineTimes? {
    let profile: Profile
    if let name {
      do { profile = try ProfileFile(name).read() } catch { throw Failure(error) }
    } else {
      let beside = Paths.join(Paths.folder(dataPath), ProfileFile.defaultName)
      guard let usual = (try? ProfileFile().read()) ?? (try? ProfileFile(beside).read()) else {
        return nil
      }
      profile = usual
    }
    let end = profile.run.start + profile.run.wall
    return LineTimes(ProfileAnalysis(profile), root: Files.workingFolder) { path in
      Files.modificationTime(of: path).map { $0 <= end } ?? false
    }
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
