internal import Journal
internal import Monitoring
internal import ProfileLog
internal import ProfileTargets
internal import Python

/// Code objects that are met for the first time.
extension ProfileRecorder {
  /// What stands for a code object that is new; nil where nothing of it is kept.
  func meet(_ code: CodeObject, _ gil: borrowing GIL) -> UnsafeMutablePointer<ProfiledCode>? {
    do {
      let profiled = try unsafe make(code, gil)
      try unsafe extra.set(
        profiled.map { UnsafeMutableRawPointer($0) } ?? Self.leftOut, in: code, gil)
      if let profiled = unsafe profiled {
        let events = unsafe localEvents(of: profiled)
        if !events.isEmpty { try tool.setEvents(events, in: code, gil) }
      }
      return unsafe profiled
    } catch {
      Console.warn("cannot time a function: \(error) (code-not-watched)")
      return nil
    }
  }

  private func make(
    _ code: CodeObject, _ gil: borrowing GIL
  ) throws(PythonError) -> UnsafeMutablePointer<ProfiledCode>? {
    let filename = try code.filename(gil)
    if filename.hasPrefix("<pycov>") || isFull { return nil }
    lookForGreenlets(gil)
    if request.timesTests, PytestHook.isFile(filename), PytestHook.isPlace(code, gil) {
      PytestHook.attachTests(gil)
    }
    let name = try code.name(gil)
    if LineProfilerHook.isFile(filename), LineProfilerHook.isPlace(name) {
      LineProfilerHook.takeOver(gil)
    }
    let table = try code.lineTable(gil)
    let firstLine = try code.firstLine(gil)
    let function = ProfileLogContents.Function(
      kind: .python, file: ProfiledTargets.absolute(filename), firstLine: firstLine,
      lastLine: max(table.bounds?.upperBound ?? firstLine, firstLine), name: name,
      qualifiedName: try code.qualname(gil), module: CurrentFrame.globalText("__name__", gil) ?? "")
    let identity = Identity(
      file: filename, qualifiedName: function.qualifiedName, firstLine: firstLine)
    let timesLines = targets.lines(of: function, gil) != nil || marked.contains(identity)
    guard request.timesFunctions || timesLines else {
      // Told by name, so that a target that is misspelt can be put right.
      _ = log.add(function)
      return nil
    }
    if let known = unsafe profiledOf[identity] {
      if timesLines, unsafe known.pointee.lines == nil {
        unsafe known.pointee.lines = makeLines(of: known.pointee.number, in: function.file, table)
      }
      return unsafe known
    }
    guard let profiled = unsafe standIn(for: function, timing: timesLines ? table : nil) else {
      stop()
      return nil
    }
    unsafe profiledOf[identity] = unsafe profiled
    return unsafe profiled
  }

  /// Times the lines of a code object from now on, whether it has run or not.
  func timeLines(of code: CodeObject, _ gil: borrowing GIL) throws(PythonError) {
    let identity = Identity(
      file: try code.filename(gil), qualifiedName: try code.qualname(gil),
      firstLine: try code.firstLine(gil))
    marked.insert(identity)
    guard let known = unsafe extra.value(in: code, gil) else { return }
    guard unsafe known != Self.leftOut else {
      _ = unsafe meet(code, gil)
      restartEvents(gil)
      return
    }
    let profiled = unsafe known.assumingMemoryBound(to: ProfiledCode.self)
    guard unsafe profiled.pointee.lines == nil else { return }
    let file = ProfiledTargets.absolute(identity.file)
    unsafe profiled.pointee.lines = makeLines(
      of: profiled.pointee.number, in: file, try code.lineTable(gil))
    do throws(MonitoringError) {
      try unsafe tool.setEvents(localEvents(of: profiled), in: code, gil)
    } catch {
      throw PythonError(type: "RuntimeError", message: "\(error)")
    }
  }

  /// Hears again of the beginnings of functions of which nothing was kept.
  private func restartEvents(_ gil: borrowing GIL) {
    do { try tool.monitoring.restartEvents(gil) } catch {
      Console.warn("cannot time a function: \(error) (code-not-watched)")
    }
  }

  /// Times a function by which the cost of probes is measured; returns its node under the thread.
  func addProbe(
    _ code: CodeObject, timesLines: Bool, _ gil: borrowing GIL
  ) throws -> UnsafeMutablePointer<NodeRecord>? {
    let name = try code.name(gil)
    let table = try code.lineTable(gil)
    let function = ProfileLogContents.Function(
      kind: .python, file: ProfileLayout.probeFile, name: name, qualifiedName: name)
    guard let profiled = unsafe standIn(for: function, timing: timesLines ? table : nil) else {
      return nil
    }
    try unsafe extra.set(UnsafeMutableRawPointer(profiled), in: code, gil)
    return unsafe addChild(
      of: state.pointee.thread.pointee.base.pointee.node, profiled, callLine: 0)
  }

  /// Adds a function to the log; its lines are timed where their table is given.
  ///
  /// Returns nil where the log is full.
  func standIn(
    for function: ProfileLogContents.Function, timing table: LineTable? = nil
  ) -> UnsafeMutablePointer<ProfiledCode>? {
    guard let number = log.add(function) else { return nil }
    let lines = table.flatMap { makeLines(of: number, in: function.file, $0) }
    return unsafe ProfiledCode.make(number: number, lines: lines)
  }

  private func makeLines(
    of function: UInt32, in file: String, _ table: LineTable
  ) -> LineRecords? {
    guard let bounds = table.bounds else { return nil }
    let made = timedLines.records(of: function, in: file, bounds, table, log: log)
    if made == nil { stop() }
    return made
  }

  func stop() {
    guard !isFull else { return }
    isFull = true
    Console.warn(
      "no space is left for '\(log.path)'; functions that are new from now on are not timed (disk-full)"
    )
  }
}
