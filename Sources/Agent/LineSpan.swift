/// Where the lines of one code object are recorded: a byte for each line from `firstLine` on.
///
/// It hangs from the code object itself, so that an event finds it without a look-up.
@safe struct LineSpan {
  let firstLine: Int
  let count: Int
  let hits: UnsafeMutablePointer<UInt8>

  /// Where arcs that need events are recorded; nil where there are none.
  let branches: UnsafePointer<BranchTable>?
}
