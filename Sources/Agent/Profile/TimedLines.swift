internal import Files
internal import ProfileLog
internal import Python

/// Makes the records of the lines of functions: one for each statement.
struct TimedLines {
  private var rowsOfFile: [String: StatementRows] = [:]

  /// The records for the lines of a function; nil where there is no room for them.
  mutating func records(
    of function: UInt32, in file: String, _ bounds: ClosedRange<Int>, _ table: LineTable,
    log: ProfileLogWriter
  ) -> LineRecords? {
    guard
      let records = unsafe log.addLines(of: function, from: bounds.lowerBound, count: bounds.count)
    else { return nil }
    let rows = rows(of: file)
    let places = UnsafeMutablePointer<UnsafeMutablePointer<LineRecord>>.allocate(
      capacity: bounds.count)
    for index in 0..<bounds.count { unsafe (places + index).initialize(to: records + index) }
    var hasLongStatements = false
    for line in table.lines where bounds.contains(line) && line != table.lineOfEntryAlone {
      // A lambda's statement may begin above it.
      let extent = rows.extent(of: line).clamped(to: bounds)
      if extent.count > 1 { hasLongStatements = true }
      let record = unsafe records + (extent.lowerBound - bounds.lowerBound)
      unsafe record.pointee.line = UInt32(extent.lowerBound)
      unsafe record.pointee.lastLine = UInt32(extent.upperBound)
      unsafe places[line - bounds.lowerBound] = unsafe record
    }
    let lines = unsafe LineRecords(
      firstLine: Int32(bounds.lowerBound), count: Int32(bounds.count), records: places,
      entries: nil, entryCount: 0)
    return hasLongStatements ? lines.withEntries(table) : lines
  }

  private mutating func rows(of file: String) -> StatementRows {
    if let known = rowsOfFile[file] { return known }
    let rows = StatementRows(of: (try? Files.read(file)) ?? [])
    rowsOfFile[file] = rows
    return rows
  }
}

extension LineRecords {
  /// The same with the offsets at which its statements begin.
  fileprivate func withEntries(_ table: LineTable) -> LineRecords {
    var offsets: [Int32] = []
    var before: UnsafeMutablePointer<LineRecord>?
    for range in table.ranges {
      let record = unsafe range.line.flatMap { unsafe self[Int32(clamping: $0)] }
      if unsafe record != before { offsets.append(Int32(clamping: range.offsets.lowerBound)) }
      unsafe before = unsafe record
    }
    let entries = UnsafeMutablePointer<Int32>.allocate(capacity: offsets.count)
    unsafe entries.initialize(from: offsets, count: offsets.count)
    return unsafe LineRecords(
      firstLine: firstLine, count: count, records: records, entries: entries,
      entryCount: offsets.count)
  }

  /// Whether the instruction at an offset is the first of a statement.
  func begins(at offset: Int32) -> Bool {
    guard let entries = unsafe entries else { return true }
    var low = 0
    var high = entryCount
    while low < high {
      let middle = (low + high) / 2
      if unsafe entries[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return unsafe low < entryCount && entries[low] == offset
  }
}

extension LineTable {
  /// The line of `def`, where nothing but the entry to the function is on it: it sends no event.
  fileprivate var lineOfEntryAlone: Int? {
    guard let first = ranges.first(where: { $0.line != nil }), let line = first.line,
      first.offsets.count <= Version.running.entrySize,
      ranges.filter({ $0.line == line }).count == 1
    else { return nil }
    return line
  }
}
