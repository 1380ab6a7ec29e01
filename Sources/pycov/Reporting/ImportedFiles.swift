internal import Coverage
internal import FileSelection
internal import Files
internal import Imports
internal import Settings
internal import Source
internal import Tooling

/// The files of other programs' reports, beside those that pycov measured.
struct ImportedFiles {
  private let coverage: ImportedCoverage

  /// The lines of files of both kinds that ran here.
  private var recorded: [String: LineSet] = [:]

  /// - Parameter dataFile: what they are kept beside.
  /// - Throws: a `Failure` when what was imported is damaged.
  init?(beside dataFile: DataFile) throws {
    do {
      guard let coverage = try ImportStore(beside: dataFile.path).read() else { return nil }
      self.coverage = coverage
    } catch {
      throw Failure(error)
    }
  }

  /// Adds the lines that ran elsewhere of files that were recorded here as well.
  mutating func add(to recording: inout Recording) {
    for (path, file) in coverage.files {
      guard let own = recording.files[path] else { continue }
      recorded[path] = own.allLines
      recording.record(file.executed, of: path)
    }
  }

  /// The measurement with the files of which there is no recording here, and with what is known
  /// elsewhere of the others.
  ///
  /// - Parameter picked: these alone; all when empty.
  func added(
    to measurement: Measurement, _ recording: Recording, _ settings: Settings, picked: [String]
  ) throws -> Measurement {
    let folder = Files.workingFolder
    let picks = try selection(settings, picked, in: folder)
    let others = coverage.files.filter { recording.files[$0.key] == nil && picks($0.key) }
    let hasBranches =
      measurement.hasBranches
      || others.values.contains { $0.exits.contains { $0.value.count > 1 } }
    let files = others.map { path, file in
      file.coverage(
        path: Paths.relative(path, to: folder), text: try? Files.read(path),
        hasBranches: hasBranches)
    }
    let own = measurement.files.map { file in
      let path = Paths.absolute(file.path, in: folder)
      guard let imported = coverage.files[path], let lines = recorded[path] else { return file }
      return file.adding(imported, recorded: lines)
    }
    return Measurement(files: own + files, hasBranches: hasBranches)
  }

  private func selection(
    _ settings: Settings, _ picked: [String], in folder: String
  ) throws -> (String) -> Bool {
    let picked = Set(picked.map { Paths.absolute($0, in: folder) })
    do {
      let include = try PathGlobs(settings.report.include ?? [], in: folder)
      let omit = try PathGlobs(settings.report.omit ?? [], in: folder)
      return { path in
        (picked.isEmpty || picked.contains(path)) && (include.isEmpty || include.match(path))
          && !omit.match(path)
      }
    } catch {
      throw Failure(error)
    }
  }
}
