internal import Glibc

/// Says something to whoever runs the program, past Python's own streams.
enum Console {
  static func warn(_ text: String) {
    let line = "pycov: \(text)\n"
    _ = unsafe line.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    }
  }
}
