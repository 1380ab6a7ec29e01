internal import Python

/// The spans of code objects that sent events lately, found for less than CPython takes to find them.
///
/// A code object without a span is remembered as well: RAISE comes from all code.
@safe struct SpanCache {
  @safe private struct Entry {
    var code: PyPointer?
    var span: UnsafeMutablePointer<LineSpan>?
  }

  private static let count = 256
  private let entries: UnsafeMutablePointer<Entry>

  /// The one of this process: what CPython calls when a code object dies has no other way to it.
  nonisolated(unsafe) private static var current: SpanCache?

  init() {
    unsafe entries = .allocate(capacity: Self.count)
    unsafe entries.initialize(
      repeating: unsafe Entry(code: nil, span: nil), count: Self.count)
    unsafe Self.current = self
  }

  /// The span of a code object, asked of `extra` where it is not known here.
  @inline(__always) func span(
    of code: CodeObject, _ extra: CodeExtra, _ gil: borrowing GIL
  ) -> UnsafeMutablePointer<LineSpan>? {
    let entry = unsafe entry(of: code)
    if unsafe entry.pointee.code == code.borrow() { return unsafe entry.pointee.span }
    return unsafe load(code, extra, gil)
  }

  @inline(never) private func load(
    _ code: CodeObject, _ extra: CodeExtra, _ gil: borrowing GIL
  ) -> UnsafeMutablePointer<LineSpan>? {
    let span = unsafe extra.value(in: code, gil)?.assumingMemoryBound(to: LineSpan.self)
    unsafe entry(of: code).pointee = unsafe Entry(code: code.borrow(), span: span)
    return unsafe span
  }

  /// Forgets what is known of a code object, whose span is about to change.
  func forget(_ code: CodeObject) { unsafe entry(of: code).pointee.code = nil }

  /// Forgets the code objects of a span, one of which dies: another may get its address.
  static let forgetSpan: @convention(c) (UnsafeMutableRawPointer?) -> Void = { span in
    guard let span = unsafe span, let cache = unsafe current else { return }
    for index in 0..<count where unsafe UnsafeMutableRawPointer(cache.entries[index].span) == span {
      unsafe cache.entries[index].code = nil
    }
  }

  @inline(__always) private func entry(of code: CodeObject) -> UnsafeMutablePointer<Entry> {
    // Objects lie on multiples of 16, and a code object takes more than a hundred bytes.
    let address = unsafe UInt(bitPattern: code.borrow())
    return unsafe entries + Int((address >> 5 ^ address >> 13) & UInt(Self.count - 1))
  }
}
