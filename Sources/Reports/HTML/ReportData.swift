internal import Coverage
internal import Source

/// The data that scripts fill pages from, each part under its name.
///
/// The scripts `lists.js` and `source.js` read them; a part is JSON, or for sources lines.
struct ReportData {
  let files: [FileCoverage]
  let tree: FolderTree
  let tests: MeasuredTests?
  let precision: Int
  let hasBranches: Bool
  let owners: CodeOwners?
  let times: LineTimes?

  /// The numbers of the first file of each part with sources.
  let shards: [Int]

  /// - Parameter tree: also says the order by which files are numbered.
  init(
    _ tree: FolderTree, _ tests: MeasuredTests?, precision: Int, hasBranches: Bool,
    owners: CodeOwners?, times: LineTimes?
  ) {
    self.tree = tree
    self.tests = tests
    self.precision = precision
    self.hasBranches = hasBranches
    self.owners = owners
    self.times = times
    files = tree.files
    var shards: [Int] = []
    var size = Self.shardSize
    for (number, file) in files.enumerated() {
      if size >= Self.shardSize {
        shards.append(number)
        size = 0
      }
      size += file.text.count
    }
    self.shards = shards
  }

  /// How many bytes of source go into a part, some 60 kB when it is packed.
  private static let shardSize = 160_000

  /// A part that pages load by its name.
  struct Part: Sendable {
    let name: String

    /// As `Packing` makes it.
    let packed: [UInt8]

    /// Of the bytes before they were packed, so that it does not depend on how well that goes.
    let hash: ContentHash

    init(name: String, _ bytes: [UInt8]) {
      self.name = name
      packed = Packing.packed(bytes)
      hash = ContentHash(of: bytes)
    }
  }

  /// All parts but the sources.
  func lists() -> [Part] {
    var lists: [(name: String, bytes: @Sendable () -> [UInt8])] = [
      ("files", { fileList() }),
      ("functions", { regionList(.function) }),
      ("classes", { regionList(.class) }),
    ]
    if let tests { lists.append(("tests", { tests.list(shown: files) })) }
    return Parallel.map(lists) { Part(name: $0.name, $0.bytes()) }
  }

  private func regionList(_ kind: Region.Kind) -> [UInt8] {
    RegionList(files: files, kind: kind, hasBranches: hasBranches, times: times).json()
  }

  /// The text of the files, and the state of each line.
  func sources() -> [Part] {
    Parallel.map(Array(shards.indices)) { shard in
      let end = shard + 1 < shards.count ? shards[shard + 1] : files.count
      var page = HTMLBuffer(capacity: 2 * Self.shardSize)
      for file in files[shards[shard]..<end] { write(file, to: &page) }
      return Part(name: "source-\(shard)", page.bytes)
    }
  }

  /// A line with the figures of the file, then its lines.
  private func write(_ file: FileCoverage, to page: inout HTMLBuffer) {
    let tests = tests.map { FileTests($0.runs(of: file)) }
    let times = times?.beside(file)
    page += head(of: file, tests, isTimed: times?.hasLines ?? false)
    page += "\n"
    FileLinesWriter(file: file, tests: tests, markup: .compact, times: times).write(to: &page)
  }

  private func head(of file: FileCoverage, _ tests: FileTests?, isTimed: Bool) -> [UInt8] {
    let totals = file.totals
    var output = ByteOutput()
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.key("path")
        json.value(file.path)
        json.key("percent")
        json.value(Percentage(totals.overall).text(precision: precision))
        for (key, value) in Self.figures(of: totals) {
          json.key(key)
          json.value(value)
        }
        json.key("lines")
        json.value(Self.lineCount(of: file.text))
        if isTimed {
          json.key("timed")
          json.value(1)
        }
        guard let tests else { return }
        json.key("sets")
        json.array { json in
          for set in tests.sets { json.value(String(decoding: set, as: UTF8.self)) }
        }
      }
    }
    return output.bytes
  }

  private static func figures(of totals: Totals) -> [(StaticString, Int)] {
    [
      ("covered", totals.overall.covered), ("total", totals.overall.total),
      ("statements", totals.statements.total), ("run", totals.statements.covered),
      ("partial", totals.partialBranches), ("missing", totals.missing),
      ("excluded", totals.excluded),
    ]
  }

  /// How many lines the writer writes.
  private static func lineCount(of text: [UInt8]) -> Int {
    let ends = text.count { $0 == UInt8(ascii: "\n") }
    return text.isEmpty || text.last == UInt8(ascii: "\n") ? ends : ends + 1
  }

  /// The tree, in the order in which it is shown.
  private func fileList() -> [UInt8] {
    var output = ByteOutput()
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.key("names")
        json.array { json in
          for row in tree.rows { json.value(row.path) }
        }
        json.numbers("depth", tree.rows) { $0.depth }
        json.numbers("folder", tree.rows) { $0.isFolder ? 1 : 0 }
        json.figures(
          of: tree.rows.map(\.totals), hasBranches: hasBranches,
          times: times.map { times in tree.times { times.own(of: $0) } })
        json.numbers("shards", shards) { $0 }
        guard let owners else { return }
        json.key("owners")
        json.array { json in
          for row in tree.rows {
            json.value(row.isFolder ? "" : owners.owners(of: row.path).joined(separator: " "))
          }
        }
      }
    }
    return output.bytes
  }
}

extension FolderTree.Row {
  var path: String {
    switch content {
    case .folder(let path, _): path
    case .file(let file): file.path
    }
  }

  var isFolder: Bool {
    if case .folder = content { true } else { false }
  }
}

extension JSONWriter {
  /// An array of numbers with its key.
  mutating func numbers<Element>(
    _ name: StaticString, _ elements: some Sequence<Element>, _ number: (Element) -> Int
  ) {
    key(name)
    lines { list in
      for element in elements { list.append(number(element)) }
    }
  }

  /// The figures of rows by the names of their columns, and their shares.
  ///
  /// - Parameter times: what was profiled of the rows; nil for nothing.
  mutating func figures(of rows: [Totals], hasBranches: Bool, times: [Int]?) {
    key("figures")
    object { json in
      json.numbers("stmts", rows) { $0.statements.total }
      json.numbers("miss", rows) { $0.missing }
      json.numbers("excl", rows) { $0.excluded }
      if hasBranches {
        json.numbers("branch", rows) { $0.branches.total }
        json.numbers("partial", rows) { $0.partialBranches }
      }
      if let times { json.numbers("time", times) { $0 } }
    }
    numbers("covered", rows) { $0.overall.covered }
    numbers("total", rows) { $0.overall.total }
  }
}
