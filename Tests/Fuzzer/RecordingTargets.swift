internal import Coverage
internal import Files
internal import Journal
internal import Source

/// Bytes of a data file, changed as a bad disk does.
struct DataFileTarget: FuzzTarget {
  static let name = "data"

  private let samples: [[UInt8]]
  private let path: String

  init(samples: [[UInt8]], folder: String) throws {
    self.samples = samples
    path = folder + "/.coverage"
  }

  func input(_ chance: inout Chance) -> [UInt8] {
    var bytes = chance.element(of: samples)
    if chance.isOne(in: 3) { return Database.damaged(bytes, at: path, &chance) }
    ByteDamage.apply(to: &bytes, &chance)
    return bytes
  }

  func check(_ input: [UInt8], _ chance: inout Chance) throws {
    try Files.write(input, to: path)
    let recording: Recording
    do throws(DataFileError) {
      recording = try DataFile(path).read()
    } catch {
      return try BrokenRule.unless(!"\(error)".contains("\n"), "\(error)")
    }
    try Rules.check(recording, writtenTo: path)
  }
}

/// Bytes of a journal.
struct JournalTarget: FuzzTarget {
  static let name = "journal"

  private let samples: [[UInt8]]
  private let path: String

  init(samples: [[UInt8]], folder: String) throws {
    path = folder + "/data.1.2.journal"
    self.samples = try [false, true].map { branches in
      let source = folder + "/source\(branches)"
      try Self.makeJournal(source, branches)
      let bytes = try Files.read(source)
      let end = bytes.lastIndex { $0 != 0 } ?? 0
      return Array(bytes[...end])
    }
  }

  private static func makeJournal(_ path: String, _ branches: Bool) throws {
    try? Files.remove(path)
    let writer = try JournalWriter(
      creating: path, .init(isFresh: true, recordsBranches: branches, pythonVersion: 0x030D_0000))
    for name in ["/a.py", "/src/é.py"] {
      guard let file = writer.add(file: name) else { continue }
      let lines = unsafe writer.addLines(of: file, from: 10, count: 70)
      unsafe lines?[3] = 1
      let arcs = (1...9).map { JournalArc(from: $0, to: 10 - $0, state: .asLines) }
      _ = writer.addCode(of: file, from: 1, count: 9, arcs: branches ? arcs : [])
      writer.addNote("context", "nightly")
    }
    writer.release()
  }

  func input(_ chance: inout Chance) -> [UInt8] {
    var bytes = chance.element(of: samples)
    // Most of the file is lines, of which any value is right.
    for _ in 0...chance.below(4) {
      let place = chance.below(bytes.count / 4) * 4
      let number = chance.element(of: [
        0, 1, 2, 3, 16, 64, 255, 256, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFF0, 0xFFFF_FFFF,
        0x0100_0000,
      ])
      guard place + 4 <= bytes.count else { continue }
      for byte in 0..<4 { bytes[place + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
    }
    if chance.isOne(in: 2) { ByteDamage.apply(to: &bytes, &chance) }
    return bytes
  }

  func check(_ input: [UInt8], _ chance: inout Chance) throws {
    try Files.write(input, to: path)
    do throws(JournalError) {
      _ = try JournalReader(path: path)
    } catch {
      return try BrokenRule.unless(!"\(error)".contains("\n"), "\(error)")
    }
    let run = FinishedRun(try JournalReader(path: path).contents)
    try Rules.check(try Recording().folding([run]), writtenTo: path + ".coverage")
  }
}

/// What holds of every recording.
private enum Rules {
  /// That it can be written, says the same when it is read again, and is the same from then on.
  static func check(_ recording: Recording, writtenTo path: String) throws {
    let file = DataFile(path)
    try file.write(recording)
    let read = try file.read()
    try file.write(read)
    let again = try file.read()
    try BrokenRule.unless(again == read, "read as \(read), then as \(again)")
    for (path, file) in recording.files {
      try BrokenRule.unless(
        file.allLines.subtracting(read.files[path]?.allLines ?? []).isEmpty,
        "\(path) was \(file), read \(read)")
    }
  }
}
