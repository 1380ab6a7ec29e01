internal import Glibc
internal import Synchronization

extension JournalWriter {
  /// Writes what is recorded into a new file of the same name, once the old one was removed.
  func rewrite() {
    let part = "\(path).part"
    let file = Self.create(part)
    guard file >= 0 else { return }
    defer { close(file) }
    let size = Int(
      unsafe word(at: JournalLayout.Header.allocated).pointee.load(ordering: .acquiring))
    var written = 0
    while written < size {
      let count = unsafe pwrite(file, base + written, size - written, written)
      guard count > 0 || errno == EINTR else {
        unsafe unlink(part)
        return
      }
      written += max(count, 0)
    }
    unsafe rename(part, path)
  }
}
