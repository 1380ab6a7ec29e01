internal import CPython
internal import Python

/// What was decided about files, by the strings that name them in code objects.
///
/// Importing enters a code object after another for the first time; this answers for all of a module
/// but the first. The strings are kept alive, so that none has the address of another.
@safe struct NamedFiles {
  /// The place of a measured file, or that it is left out.
  enum Decision {
    case unknown
    case leftOut
    case measured(Int)
  }

  @safe private struct Entry {
    var name: PyPointer?
    var index: Int
  }

  private static let count = 256
  private let field = FilenameField()
  private let entries: UnsafeMutablePointer<Entry>

  init() {
    unsafe entries = .allocate(capacity: Self.count)
    unsafe entries.initialize(repeating: unsafe Entry(name: nil, index: 0), count: Self.count)
  }

  /// What was decided about the file of a code object.
  @inline(__always) func decision(about code: CodeObject) -> Decision {
    guard let name = unsafe field.address(in: code) else { return .unknown }
    let entry = unsafe entry(for: name)
    guard unsafe entry.pointee.name == name else { return .unknown }
    return unsafe entry.pointee.index < 0 ? .leftOut : .measured(entry.pointee.index)
  }

  /// Remembers the place of a code object's file, nil for one that is left out.
  func remember(_ index: Int?, for code: CodeObject, _ gil: borrowing GIL) {
    guard let name = unsafe field.address(in: code) else { return }
    let entry = unsafe entry(for: name)
    let before = unsafe entry.pointee.name
    unsafe Py_IncRef(name)
    unsafe entry.pointee = unsafe Entry(name: name, index: index ?? -1)
    unsafe Py_DecRef(before)
  }

  func forgetAll(_ gil: borrowing GIL) {
    for index in 0..<Self.count {
      let name = unsafe entries[index].name
      unsafe entries[index].name = nil
      unsafe Py_DecRef(name)
    }
  }

  @inline(__always) private func entry(for name: PyPointer) -> UnsafeMutablePointer<Entry> {
    let address = UInt(bitPattern: name)
    return unsafe entries + Int((address >> 4 ^ address >> 12) & UInt(Self.count - 1))
  }
}
