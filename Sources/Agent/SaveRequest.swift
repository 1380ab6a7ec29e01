internal import Glibc

/// Has the data file brought up to date when a signal comes, in a Python that runs as itself.
///
/// The signal's handler starts a command, and waits for no more than the start. A program that
/// handles the signal itself goes before.
enum SaveRequest {
  /// The command's words, made ahead: a handler must not ask for memory.
  nonisolated(unsafe) private static var words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  /// - Parameter command: the command that brings the data file up to date.
  static func honour(_ signal: Int32, with command: [String]) {
    let all = command + ["--detached"]
    let made = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: all.count + 1)
    for (index, word) in all.enumerated() { unsafe made[index] = strdup(word) }
    unsafe made[all.count] = nil
    unsafe words = made
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in SaveRequest.start() }
    action.sa_flags = SA_RESTART
    unsafe sigaction(signal, &action, nil)
    // It was held back until now.
    var held = sigset_t()
    unsafe sigemptyset(&held)
    unsafe sigaddset(&held, signal)
    unsafe pthread_sigmask(SIG_UNBLOCK, &held, nil)
  }

  /// In a forked child this counts its parent in, whose journal it records into.
  private static func start() {
    let before = errno
    defer { errno = before }
    guard let words = unsafe words, let executable = unsafe words[0] else { return }
    var child: pid_t = 0
    guard unsafe posix_spawn(&child, executable, nil, nil, words, environ) == 0 else { return }
    while waitpid(child, nil, 0) < 0, errno == EINTR {}
  }
}
