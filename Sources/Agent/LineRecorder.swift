internal import FileSelection
internal import Journal
internal import Monitoring
internal import Python

/// Records the lines that run in this interpreter, and the branches if it is asked to.
///
/// PY_START tells of a code object's first entry: whether its file is measured is decided then, and
/// only the code of measured files ever sends LINE events. Each place is turned off after its first
/// event, so what has run once costs nothing more.
@safe final class LineRecorder {
  let journal: JournalWriter
  let tool: Tool
  let extra: CodeExtra
  let cache = SpanCache()
  let branchWatch: BranchWatch?
  private var selector: FileSelector
  private var searchPath: SearchPath
  private var packages: PackageWatch

  /// By `co_filename`; nil for a file that is not measured.
  private var indexOfFile: [String: Int?] = [:]
  private let namedFiles = NamedFiles()
  private var files: [MeasuredFile] = []
  private var indexOfPath: [String: Int] = [:]

  /// Whether a session of pytest has still to come to its tests.
  private var awaitsTests = false

  /// The file of pytest in which its sessions begin, once code of it ran.
  private var pytestFile: String?

  /// Whether a test runner that may choose contexts has begun.
  var mayTellTests: Bool { pytestFile != nil }
  private var isFull = false
  private var hearsExceptions = false

  /// Whether what runs now is left out; it can be recorded when it runs again.
  var isPaused = false

  /// Whether nothing will be recorded any more: only sessions of pytest are waited for.
  private(set) var isSilent = false

  /// The label for all that runs outside other contexts, and what theirs begin with.
  let staticContext: String
  let contexts: UnsafeMutablePointer<ContextState>
  var recordsContexts = false
  var idOfContext: [String: ContextID] = [:]
  var quietCode: [QuietCode] = []

  /// Nil where contexts are not told apart, or no second tool id is free.
  var entryTool: EntryTool?

  /// Nil where test functions begin no contexts.
  var testWatch: TestFunctionWatch?
  /// Whether the program's own code tells the name of a test.
  var isNaming = false

  /// How many events a code object sends in one context before its places are turned off.
  static let allowance: Int32 = 64

  init(
    journal: JournalWriter, tool: consuming Tool, selector: FileSelector,
    searchPath: SearchPath, packages: PackageWatch, branches: BranchWatch?, staticContext: String,
    _ gil: borrowing GIL
  ) throws(PythonError) {
    self.journal = journal
    self.staticContext = staticContext
    unsafe contexts = ContextState.make(journal)
    branchWatch = branches
    self.tool = tool
    self.selector = selector
    self.searchPath = searchPath
    self.packages = packages
    // Spans live as long as the process: another code object of the same lines shares them.
    extra = unsafe try CodeExtra(release: SpanCache.forgetSpan, gil)
  }

  /// Registers the callbacks and begins to listen.
  ///
  /// The recorder has to live as long as the interpreter from then on.
  func start(_ gil: borrowing GIL) throws(MonitoringError) {
    let state = unsafe Unmanaged.passUnretained(self).toOpaque()
    try tool.register(unsafe Callback(place: enterFunction, state: state), for: .pyStart, gil)
    try tool.register(unsafe Callback(place: lineFunction, state: state), for: .line, gil)
    try unsafe branchWatch?.register(state, with: tool, gil)
    try tool.setEvents(.pyStart, gil)
  }

  /// Takes note of a line that runs for the first time.
  @inline(__always) func record(_ line: Int, in code: CodeObject, _ gil: borrowing GIL) {
    guard let span = unsafe span(of: code, gil) else { return }
    let index = unsafe line - span.pointee.firstLine
    if index >= 0, unsafe index < span.pointee.count { unsafe span.pointee.hits[index] = 1 }
  }

  /// What is recorded of a code object's branches; nil where nothing is.
  func branches(of code: CodeObject, _ gil: borrowing GIL) -> UnsafePointer<BranchTable>? {
    unsafe span(of: code, gil)?.pointee.branches
  }

  /// Where the lines of a code object are recorded; nil for one that is not measured.
  @inline(__always) func span(
    of code: CodeObject, _ gil: borrowing GIL
  ) -> UnsafeMutablePointer<LineSpan>? {
    unsafe cache.span(of: code, extra, gil)
  }

  /// Decides about a code object that is entered for the first time.
  ///
  /// - Returns: `.keep` for one whose entries are to be told of for ever.
  func enter(_ code: CodeObject, _ gil: borrowing GIL) -> Response {
    if isPaused { return isSilent ? enterInSilence(code, gil) : .keep }
    if unsafe extra.value(in: code, gil) != nil { return afterEntry(to: code, gil) }
    if isFull { return .disable }
    switch namedFiles.decision(about: code) {
    case .leftOut: return .disable
    case .measured(let index):
      watch(code, in: index, gil)
      return afterEntry(to: code, gil)
    case .unknown: return enterNamed(code, gil)
    }
  }

  /// Decides about a code object whose file is named by a string that was not seen lately.
  private func enterNamed(_ code: CodeObject, _ gil: borrowing GIL) -> Response {
    guard let filename = try? code.filename(gil) else { return .disable }
    let index = fileIndex(filename, gil)
    if filename != pytestFile { namedFiles.remember(index, for: code, gil) }
    if let index {
      watch(code, in: index, gil)
      return afterEntry(to: code, gil)
    } else if filename == pytestFile, PytestHook.isPlace(code, gil) {
      awaitsTests = true
      journal.awaitProgram()
      PytestHook.attach(gil)
      return .keep
    }
    return .disable
  }

  /// Looks for sessions of pytest, whose options are ours to read even then.
  private func enterInSilence(_ code: CodeObject, _ gil: borrowing GIL) -> Response {
    if case .leftOut = namedFiles.decision(about: code) { return .disable }
    guard let filename = try? code.filename(gil) else { return .disable }
    guard PytestHook.isFile(filename) else {
      namedFiles.remember(nil, for: code, gil)
      return .disable
    }
    guard PytestHook.isPlace(code, gil) else { return .disable }
    PytestHook.attach(gil)
    return .keep
  }

  /// Records nothing from now on.
  func silence(_ gil: borrowing GIL) throws(MonitoringError) {
    isPaused = true
    isSilent = true
    namedFiles.forgetAll(gil)
    try tool.setEvents(.pyStart, gil)
  }

  /// What a place is told that sends an event while nothing is recorded.
  var answerWhilePaused: Response { isSilent ? .disable : .keep }

  /// Listens to what runs in a code object of a measured file.
  private func watch(_ code: CodeObject, in index: Int, _ gil: borrowing GIL) {
    guard let span = unsafe span(of: code, in: index, gil) else { return }
    do {
      try unsafe extra.set(UnsafeMutableRawPointer(span), in: code, gil)
      cache.forget(code)
      if unsafe span.pointee.branches?.pointee.hearsExceptions == true { try hearExceptions(gil) }
      try tool.setEvents(localEvents(of: code, gil), in: code, gil)
      if unsafe span.pointee.pauses != nil { unsafe notePausing(code, span, gil) }
    } catch {
      let filename = (try? code.filename(gil)) ?? "?"
      Console.warn("cannot watch code of '\(filename)': \(error) (code-not-watched)")
    }
  }

  /// Asks all code for the exceptions that matter to one code object, where that cannot be asked.
  func hearExceptions(_ gil: borrowing GIL) throws(MonitoringError) {
    guard !hearsExceptions, let branchWatch else { return }
    hearsExceptions = true
    let known = try tool.events(gil)
    try tool.setEvents(known.union(branchWatch.exceptionsOfAllCode), gil)
  }

  /// The events that a code object needs of its own.
  func localEvents(of code: CodeObject, _ gil: borrowing GIL) -> EventSet {
    var events: EventSet = []
    if let span = unsafe extra.value(in: code, gil)?.assumingMemoryBound(to: LineSpan.self) {
      events = unsafe (span.pointee.branches?.pointee.events ?? []).union(.line)
      if recordsContexts, let branchWatch {
        let pauses = unsafe span.pointee.pauses != nil
        if unsafe pauses || span.pointee.told != nil {
          events.formUnion(branchWatch.exceptionsOfOneCode)
        }
        if pauses { events.insert(.pyResume) }
      }
    }
    if let testWatch, testWatch.isTest(code, gil) {
      events.formUnion(TestFunctionWatch.localEvents)
    }
    return events
  }

  /// The place in `files` of the file that code comes from; nil when that is not measured.
  private func fileIndex(_ filename: String, _ gil: borrowing GIL) -> Int? {
    if let known = indexOfFile[filename] { return known }
    let index = decide(filename, gil)
    indexOfFile[filename] = .some(index)
    return index
  }

  private func decide(_ filename: String, _ gil: borrowing GIL) -> Int? {
    if PytestHook.isFile(filename) { pytestFile = filename }
    let module = CurrentFrame.globalText("__name__", gil)
    if module == "__main__", !awaitsTests { begin() }
    let origin = CodeOrigin(
      filename: filename, moduleFile: CurrentFrame.globalText("__file__", gil),
      moduleName: module,
      specName: module == "__main__"
        ? CurrentFrame.globalText("__spec__", attribute: "name", gil) : nil)
    searchPath.refresh(gil)
    selector.follow(searchPath: searchPath.texts)
    packages.look(in: searchPath.texts, noting: journal)
    guard case .measured(let path) = selector.disposition(of: origin) else { return nil }
    if let known = indexOfPath[path] { return known }
    guard let id = journal.add(file: path) else {
      stop()
      return nil
    }
    unsafe files.append(MeasuredFile(id: id))
    indexOfPath[path] = files.count - 1
    return files.count - 1
  }

  private func span(
    of code: CodeObject, in index: Int, _ gil: borrowing GIL
  ) -> UnsafeMutablePointer<LineSpan>? {
    guard let table = try? code.lineTable(gil), let lines = table.bounds else { return nil }
    guard let branchWatch else {
      let stretch = MeasuredFile.Stretch(
        firstLine: lines.lowerBound, count: lines.count, contents: 0)
      return unsafe span(for: stretch, in: index) { span(of: files[index].id, lines) }
    }
    guard let contents = try? code.contents(gil), let fingerprint = try? contents.fingerprint(gil)
    else { return nil }
    let stretch = MeasuredFile.Stretch(
      firstLine: lines.lowerBound, count: lines.count, contents: fingerprint)
    if let known = unsafe files[index].spans[stretch] { return unsafe known }
    guard
      let flow = try? branchWatch.flow(contents, of: code, table: table, lines: lines, gil)
    else { return nil }
    return unsafe span(for: stretch, in: index) {
      branchWatch.span(
        of: files[index].id, in: journal, lines: lines, flow)
    }
  }

  /// The span that was made for `stretch`, or a new one.
  private func span(
    for stretch: MeasuredFile.Stretch, in index: Int, _ make: () -> LineSpan?
  ) -> UnsafeMutablePointer<LineSpan>? {
    if let known = unsafe files[index].spans[stretch] { return unsafe known }
    guard let made = make() else {
      stop()
      return nil
    }
    let span = unsafe LineSpan.place(made)
    if !recordsContexts, branchWatch?.exceptionsOfOneCode.isEmpty == false {
      // Its events are chosen now, without the exceptions that told lines need.
      unsafe span.pointee.told = nil
    }
    unsafe files[index].spans[stretch] = unsafe span
    return unsafe span
  }

  private func span(of file: JournalWriter.FileID, _ lines: ClosedRange<Int>) -> LineSpan? {
    guard
      let hits = unsafe journal.addLines(of: file, from: lines.lowerBound, count: lines.count)
    else { return nil }
    return unsafe LineSpan(
      firstLine: lines.lowerBound, count: lines.count, branches: nil, hits: hits, arcCount: 0)
  }

  /// Chooses the files anew: what was left out may count from now on, what counted is told of in
  /// the journal, whose last rules hold for all of it.
  func select(
    _ rules: SelectionRules, installation: PythonInstallation, _ gil: borrowing GIL
  ) throws(MonitoringError) {
    searchPath.refresh(gil)
    selector = FileSelector(rules, installation: installation, searchPath: searchPath.texts)
    packages = PackageWatch(rules.sourcePackages)
    indexOfFile = [:]
    namedFiles.forgetAll(gil)
    try tool.monitoring.restartEvents(gil)
  }

  /// Says that what is recorded counts: the program has begun, or its tests have.
  func begin() {
    if isPaused || journal.isReleased { return }
    awaitsTests = false
    journal.programBegins()
  }

  func stop() {
    guard !isFull, !journal.isReleased else { return }
    isFull = true
    Console.warn(
      "no space is left for '\(journal.path)'; code entered from now on is not recorded (disk-full)"
    )
  }
}

/// Answers PY_START.
private let enterFunction: PlaceFunction = { state, code, _ in
  unsafe Unmanaged<LineRecorder>.fromOpaque(state)._withUnsafeGuaranteedRef { recorder in
    GIL.assumingHeld { gil in recorder.enter(unsafe CodeObject(borrowed: code), gil) }
  }
}

/// Answers LINE.
private let lineFunction: PlaceFunction = { state, code, line in
  unsafe Unmanaged<LineRecorder>.fromOpaque(state)._withUnsafeGuaranteedRef { recorder in
    if recorder.isPaused { return recorder.answerWhilePaused }
    GIL.assumingHeld { gil in
      recorder.record(Int(line), in: unsafe CodeObject(borrowed: code), gil)
    }
    return .disable
  }
}
