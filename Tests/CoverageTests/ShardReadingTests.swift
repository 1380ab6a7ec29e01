import Coverage
import Files
import Source
import TestSupport
import Testing

/// Data files are read from their pages where that can be done, and by SQLite elsewhere; nobody may
/// see a difference.
@Suite struct `Shards` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func recording(_ seed: Int, arcs: Bool, files: Int = 40) -> Recording {
    var recording = Recording()
    recording.hasArcs = arcs
    recording.python = PythonVersion(3, 12 + seed % 3)
    for number in 0..<files {
      let ran = (1..<200).filter { ($0 * (seed + 2) + number) % 11 < 6 }
      let pairs = zip([-1] + ran, ran).map { RecordedArc(from: $0, to: $1) }
      let contexts = number % 5 == 0 ? ["", "test|run"] : [""]
      recording.files["/src/package/module_\(number).py"] = Recording.FileRecording(
        lines: Dictionary(uniqueKeysWithValues: contexts.map { ($0, LineSet(ran)) }),
        arcs: Dictionary(uniqueKeysWithValues: (arcs ? contexts : []).map { ($0, Set(pairs)) }),
        tracer: number == 3 ? "a.plugin" : "")
    }
    recording.files["/src/empty.py"] = Recording.FileRecording()
    recording.sources["/src/package/module_1.py"] = ContentHash(of: [UInt8(seed)])
    return recording
  }

  private func combined() throws -> (Combination.Outcome, Recording) {
    let target = DataFile(folder.path(".coverage"))
    return (try Combination(into: target).run(), try target.read())
  }

  @Test(arguments: [false, true])
  func `add up as recordings do`(arcs: Bool) throws {
    var sum = Recording()
    for seed in 0..<9 {
      let recording = recording(seed, arcs: arcs)
      try DataFile(folder.path(".coverage.\(seed)")).write(recording)
      try sum.merge(recording)
    }
    let (outcome, result) = try combined()
    #expect(outcome.combined.count == 9)
    #expect(result == sum)
  }

  @Test(arguments: [1, 7, 20, 60])
  func `that are damaged are left out as a whole`(eighth: Int) throws {
    let good = recording(1, arcs: true)
    try DataFile(folder.path(".coverage.good")).write(good)
    let bad = folder.path(".coverage.bad")
    try DataFile(bad).write(recording(2, arcs: true))
    var bytes = try Files.read(bad)
    let start = bytes.count * eighth / 64
    bytes.replaceSubrange(
      start..<min(start + 9000, bytes.count),
      with: repeatElement(255, count: min(9000, bytes.count - start)))
    try Files.write(bytes, to: bad)
    let (outcome, result) = try combined()
    #expect(outcome.combined == [folder.path(".coverage.good")])
    #expect(outcome.failed.count == 1)
    #expect(result == good)
  }

  @Test(arguments: [0, 1, 100, 512, 5000])
  func `that were cut off are left out`(length: Int) throws {
    let good = recording(1, arcs: false)
    try DataFile(folder.path(".coverage.good")).write(good)
    let bad = folder.path(".coverage.bad")
    try DataFile(bad).write(recording(2, arcs: false))
    try Files.write(Array(try Files.read(bad).prefix(length)), to: bad)
    let (outcome, result) = try combined()
    #expect(outcome.failed.count == 1)
    #expect(result == good)
  }

  @Test func `with rows that are longer than a page are read all the same`() throws {
    var long = Recording()
    long.record(LineSet([1, 100_000]), of: "/src/long.py")
    long.record([5], of: "/src/" + String(repeating: "deep/", count: 800) + "m.py")
    try DataFile(folder.path(".coverage.a")).write(long)
    #expect(try combined().1 == long)
  }

  @Test func `of coverage.py are read`() throws {
    for name in ["lines", "arcs"] {
      let data = fixture("\(name).coverage")
      try folder.write(try Files.read(data.path), to: ".coverage.x")
      var result = try combined().1
      try Files.remove(folder.path(".coverage"))
      let wanted = try data.read()
      result.startTime = wanted.startTime
      #expect(result == wanted)
    }
  }
}
