internal import CPython

/// Where code objects keep the string that names their file.
///
/// All code of a module has the same string, whose address answers for the text while it lives.
@frozen public struct FilenameField: Sendable {
  @usableFromInline let offset: Int

  /// Asks CPython's own description of code objects.
  package init() { offset = pycov_filenameOffset() }

  /// The string's address; nil where this CPython does not say where it is.
  @inlinable @inline(__always) public func address(in code: CodeObject) -> PyPointer? {
    guard offset > 0 else { return nil }
    return unsafe UnsafeRawPointer(code.borrow()).load(
      fromByteOffset: offset, as: PyPointer?.self)
  }
}
