internal import Glibc

/// Keeps other processes that ask for the same folder's lock waiting until it goes.
///
/// It is advice, not force, and leaves no file behind. Where the folder cannot be locked, as on
/// some network file systems, nobody waits.
package struct FolderLock: ~Copyable {
  private let descriptor: Int32

  package init(_ folder: String) {
    descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
