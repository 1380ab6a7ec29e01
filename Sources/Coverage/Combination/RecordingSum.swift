internal import Source

/// What several recordings hold together, with files and contexts as numbers.
///
/// A recording costs a dictionary of texts each; here adding one costs no more than its rows.
struct RecordingSum: Sendable {
  private var paths = Numbering()
  private var contexts = Numbering()

  /// The place in `lines` and `arcs` of what a file has in a context.
  private var slots: [UInt64: Int] = [:]
  private var lines: [[UInt64]] = []
  private var arcs: [PackedArcs] = []
  private var tracers: [Int: String] = [:]

  /// The fingerprints, each with the number of the recording that it is from.
  private var sources: [Int: (order: Int, hash: ContentHash)] = [:]
  private var python: PythonVersion?

  /// Texts in the order in which they came.
  private struct Numbering: Sendable {
    private var numbers: [String: Int] = [:]
    private(set) var texts: [String] = []

    mutating func number(of text: String) -> Int {
      if let known = numbers[text] { return known }
      numbers[text] = texts.count
      texts.append(text)
      return texts.count - 1
    }
  }

  private mutating func slot(_ file: Int, _ context: Int) -> Int {
    let key = UInt64(truncatingIfNeeded: file) << 32 | UInt64(truncatingIfNeeded: context)
    if let known = slots[key] { return known }
    slots[key] = lines.count
    lines.append([])
    arcs.append(PackedArcs())
    return lines.count - 1
  }

  private mutating func add(tracer: String, to file: Int) {
    if !tracer.isEmpty, tracers[file] == nil { tracers[file] = tracer }
  }

  /// The oldest fingerprint stays: a part of the lines ran then.
  private mutating func add(source hash: ContentHash, to file: Int, order: Int) {
    if let known = sources[file], known.order <= order { return }
    sources[file] = (order, hash)
  }

  private mutating func add(python other: PythonVersion?) {
    python = [python, other].compactMap { $0 }.max()
  }
}

extension RecordingSum {
  /// Adds a recording, the way for those that are not plain files.
  mutating func add(_ recording: Recording, order: Int, mapping: (String) -> String) {
    add(python: recording.python)
    for (path, file) in recording.files {
      let number = paths.number(of: mapping(path))
      add(tracer: file.tracer, to: number)
      if let hash = recording.sources[path] { add(source: hash, to: number, order: order) }
      for (context, lines) in file.lines {
        add(words: lines.words, to: slot(number, contexts.number(of: context)))
      }
      for (context, arcs) in file.arcs {
        let slot = slot(number, contexts.number(of: context))
        for arc in arcs { self.arcs[slot].insert(arc.source, arc.destination) }
      }
    }
  }

  private mutating func add(words: [UInt64], to slot: Int) {
    while lines[slot].count < words.count { lines[slot].append(0) }
    for index in words.indices { lines[slot][index] |= words[index] }
  }

  /// Adds another sum.
  mutating func formUnion(_ other: RecordingSum) {
    add(python: other.python)
    let files = other.paths.texts.map { paths.number(of: $0) }
    let labels = other.contexts.texts.map { contexts.number(of: $0) }
    for (file, tracer) in other.tracers { add(tracer: tracer, to: files[file]) }
    for (file, source) in other.sources {
      add(source: source.hash, to: files[file], order: source.order)
    }
    for (key, place) in other.slots {
      let slot = slot(files[Int(key >> 32)], labels[Int(key & 0xffff_ffff)])
      add(words: other.lines[place], to: slot)
      arcs[slot].formUnion(other.arcs[place])
    }
  }

  /// All of it.
  func recording(hasArcs: Bool) -> Recording {
    var recording = Recording()
    recording.hasArcs = hasArcs
    recording.python = python
    let labels = contexts.texts.map { ContextSet(ContextLabel($0)) }
    var ran = paths.texts.map { _ in [(LineSet, ContextSet)]() }
    var taken = paths.texts.map { _ in [([RecordedArc], ContextSet)]() }
    for (key, slot) in slots {
      let (file, label) = (Int(key >> 32), labels[Int(key & 0xffff_ffff)])
      if hasArcs {
        taken[file].append((arcs[slot].arcs, label))
      } else {
        ran[file].append((LineSet(words: lines[slot]), label))
      }
    }
    for (number, path) in paths.texts.enumerated() {
      var file = Recording.FileRecording(
        lines: ran[number], arcs: taken[number], tracer: tracers[number] ?? "")
      if hasArcs { file.tieLinesToArcs() }
      recording.files[path] = file
    }
    for (file, source) in sources { recording.sources[paths.texts[file]] = source.hash }
    return recording
  }
}

extension RecordingSum {
  /// Adds a data file; what it is cannot be told before all of it is read, so that nothing of the
  /// sum may be used after an error.
  mutating func add(
    _ data: DataFilePages, order: Int, mapping: (String) -> String
  ) throws(DataFilePages.Unusual) {
    let files = Lookup(data.paths.mapValues { paths.number(of: mapping($0)) })
    let labels = Lookup(data.contexts.mapValues { contexts.number(of: $0) })
    for (file, tracer) in data.tracers where files[file] >= 0 {
      add(tracer: tracer, to: files[file])
    }
    let (values, hashes) = try data.ownTables()
    add(python: values[Schema.Key.python].flatMap { PythonVersion($0) })
    for (path, text) in hashes {
      guard let hash = ContentHash(text) else { continue }
      add(source: hash, to: paths.number(of: mapping(path)), order: order)
    }
    if data.hasArcs {
      try addArcs(data, files, labels)
    } else {
      try data.forEachBitmap { file, context, bytes in
        guard files[file] >= 0, labels[context] >= 0 else { return }
        add(numbits: bytes, to: slot(files[file], labels[context]))
      }
    }
  }

  private mutating func add(numbits bytes: ArraySlice<UInt8>, to slot: Int) {
    let count = (bytes.count + 7) / 8
    while lines[slot].count < count { lines[slot].append(0) }
    for (index, byte) in bytes.enumerated() where byte != 0 {
      lines[slot][index >> 3] |= UInt64(byte) << UInt64((index & 7) * 8)
    }
  }

  private mutating func addArcs(
    _ data: DataFilePages, _ files: Lookup, _ labels: Lookup
  ) throws(DataFilePages.Unusual) {
    var last = (file: -1, context: -1, slot: -1)
    try data.forEachArc { file, context, source, destination throws(DataFilePages.Unusual) in
      guard source.magnitude <= LineSet.lastCredibleLine,
        destination.magnitude <= LineSet.lastCredibleLine
      else { throw DataFilePages.Unusual() }
      // Rows of the same file come one after the other.
      if file != last.file || context != last.context {
        guard files[file] >= 0, labels[context] >= 0 else { return }
        last = (file, context, slot(files[file], labels[context]))
      }
      arcs[last.slot].insert(source, destination)
    }
  }

  /// Our numbers by those of a data file; -1 for those that it does not define.
  private struct Lookup {
    private var near: [Int]
    private var far: [Int: Int]

    init(_ numbers: [Int: Int]) {
      let limit = 2 * numbers.count + 2
      near = Array(repeating: -1, count: limit)
      far = numbers.filter { !(0..<limit).contains($0.key) }
      for (key, value) in numbers where (0..<limit).contains(key) { near[key] = value }
    }

    subscript(key: Int) -> Int {
      near.indices.contains(key) ? near[key] : far[key] ?? -1
    }
  }
}
