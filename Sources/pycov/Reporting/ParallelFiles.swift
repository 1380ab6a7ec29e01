internal import Coverage
internal import Files
internal import Settings
internal import Tooling

/// The data files that parallel processes left beside the data file: `.coverage.*`.
struct ParallelFiles {
  private let dataFile: DataFile
  private let settings: Settings
  private let keeps: Bool

  init(_ dataFile: DataFile, _ settings: Settings, keeps: Bool) {
    self.dataFile = dataFile
    self.settings = settings
    self.keeps = keeps
  }

  /// Adds them to the data file, as every report does first, when there are any.
  func combine() throws {
    let folder = Paths.folder(Paths.absolute(dataFile.path))
    let prefix = Paths.name(dataFile.path) + "."
    let names = (try? Files.list(folder)) ?? []
    guard names.contains(where: { $0.hasPrefix(prefix) && Self.isData($0) }) else { return }
    let combination = try combination(appending: true)
    do {
      for error in try combination.run().failed { Terminal.complain("\(error)") }
    } catch .nothingUsable(let errors) {
      // What the data file itself holds can be reported all the same.
      for error in errors { Terminal.complain("\(error)") }
    } catch {
      throw Failure(error)
    }
  }

  /// What `pycov combine` does.
  func combination(appending: Bool, inputs: [String] = []) throws -> Combination {
    var combination = Combination(into: dataFile)
    combination.appends = appending
    combination.keepsInputs = keeps
    combination.inputs = inputs
    do {
      if !settings.paths.isEmpty || settings.run.relativeFiles {
        combination.aliases = try PathAliases(
          settings.paths.map(\.places), isRelative: settings.run.relativeFiles)
      }
    } catch {
      throw Failure(error)
    }
    return combination
  }

  private static func isData(_ name: String) -> Bool {
    !name.hasSuffix("-journal") && !name.hasSuffix(".lock")
  }
}
