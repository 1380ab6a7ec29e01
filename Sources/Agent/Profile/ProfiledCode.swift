internal import ProfileLog
internal import Python

/// What stands for a function in this process; it hangs from its code objects.
@safe struct ProfiledCode {
  /// The place among the log's functions.
  let number: UInt32

  /// The lines that are timed; nil where none are.
  var lines: LineRecords?

  /// One that lives as long as the process.
  static func make(number: UInt32, lines: LineRecords?) -> UnsafeMutablePointer<ProfiledCode> {
    let profiled = UnsafeMutablePointer<ProfiledCode>.allocate(capacity: 1)
    unsafe profiled.initialize(to: ProfiledCode(number: number, lines: lines))
    return unsafe profiled
  }
}

/// The timed lines of a function, by number.
@safe struct LineRecords {
  let firstLine: Int32
  let count: Int32

  /// By line, from the first on: the record of the statement that the line is part of.
  let records: UnsafeMutablePointer<UnsafeMutablePointer<LineRecord>>

  /// The byte offsets at which statements begin, ascending; nil where each has one row.
  let entries: UnsafeMutablePointer<Int32>?
  let entryCount: Int

  @inline(__always) subscript(line: Int32) -> UnsafeMutablePointer<LineRecord>? {
    let index = line &- firstLine
    return index >= 0 && index < count ? unsafe records[Int(index)] : nil
  }
}
