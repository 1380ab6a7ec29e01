internal import Glibc

/// A clock for tests: eight bytes of the file that the environment names, mapped by the program as well.
///
/// Times that nothing but the program moves on can be compared exactly.
enum ScriptedClock {
  nonisolated(unsafe) static let number: UnsafePointer<UInt64>? = {
    guard let path = unsafe getenv("PYPROF_TEST_CLOCK") else { return nil }
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard let mapping = unsafe mmap(nil, 8, PROT_READ, MAP_SHARED, file, 0),
      unsafe mapping != MAP_FAILED
    else { return nil }
    return unsafe UnsafePointer(mapping.assumingMemoryBound(to: UInt64.self))
  }()
}
