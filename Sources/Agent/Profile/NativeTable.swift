/// The functions written in C that were called, by the addresses of their definitions, which are there
/// as long as the module or type.
@safe struct NativeTable {
  @safe private struct Entry {
    var definition: UnsafeRawPointer?
    var profiled: UnsafeMutablePointer<ProfiledCode>?
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var mask: Int
  private var count = 0

  init() {
    let size = 1 << 9
    unsafe entries = .allocate(capacity: size)
    unsafe entries.initialize(repeating: Entry(), count: size)
    mask = size - 1
  }

  @inline(__always) private func place(of definition: UnsafeRawPointer) -> Int {
    var index =
      Int(
        truncatingIfNeeded: (UInt(bitPattern: definition) >> 4) &* 0x9E37_79B9_7F4A_7C15 >> 32)
      & mask
    while let found = unsafe entries[index].definition, unsafe found != definition {
      index = (index &+ 1) & mask
    }
    return index
  }

  /// What stands for a function; nil before its first call.
  @inline(__always) func profiled(
    _ definition: UnsafeRawPointer
  ) -> UnsafeMutablePointer<ProfiledCode>? {
    unsafe entries[place(of: definition)].profiled
  }

  mutating func insert(
    _ profiled: UnsafeMutablePointer<ProfiledCode>, for definition: UnsafeRawPointer
  ) {
    unsafe entries[place(of: definition)] = unsafe Entry(definition: definition, profiled: profiled)
    count += 1
    if count * 2 > mask { grow() }
  }

  private mutating func grow() {
    let old = unsafe entries
    let size = mask + 1
    unsafe entries = .allocate(capacity: size * 2)
    unsafe entries.initialize(repeating: Entry(), count: size * 2)
    mask = size * 2 - 1
    for index in 0..<size {
      if let definition = unsafe old[index].definition {
        unsafe entries[place(of: definition)] = unsafe old[index]
      }
    }
    unsafe old.deallocate()
  }
}
