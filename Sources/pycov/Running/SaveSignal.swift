internal import ArgumentParser
internal import Glibc

/// A signal that asks a run to bring its data file up to date.
enum SaveSignal: String, ExpressibleByArgument, CaseIterable {
  case usr1 = "USR1"
  case usr2 = "USR2"

  var number: Int32 { self == .usr1 ? SIGUSR1 : SIGUSR2 }

  /// Lets the signal wait until the agent of the Python that this process becomes handles it.
  func hold() {
    var held = sigset_t()
    unsafe sigemptyset(&held)
    unsafe sigaddset(&held, number)
    unsafe pthread_sigmask(SIG_BLOCK, &held, nil)
  }

  /// Where the signal's handler says that it came.
  nonisolated(unsafe) private static var wakeUp: Int32 = -1

  /// Calls `save` whenever the signal comes, in a thread of its own: a handler could do next to
  /// nothing, and the interpreter's threads are not to wait.
  ///
  /// In a forked child the signal makes the parent save, which counts its children in. A program
  /// that handles the signal itself goes before.
  func onArrival(_ save: @escaping () -> Void) throws(LaunchRefusal) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw LaunchRefusal(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    unsafe Self.wakeUp = ends[1]
    try SavingThread(reading: ends[0], save).start()
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      let before = errno
      var byte: UInt8 = 0
      _ = unsafe write(SaveSignal.wakeUp, &byte, 1)
      errno = before
    }
    action.sa_flags = SA_RESTART
    unsafe sigaction(number, &action, nil)
  }

  /// The system has no pipe or thread to give.
  struct LaunchRefusal: Error, CustomStringConvertible {
    let code: Int32

    var description: String {
      "cannot wait for the signal of '--save-signal': error \(code); leave the option out"
    }
  }
}

/// Saves once for each byte that comes through a pipe.
private final class SavingThread {
  private let descriptor: Int32
  private let save: () -> Void

  init(reading descriptor: Int32, _ save: @escaping () -> Void) {
    self.descriptor = descriptor
    self.save = save
  }

  /// Signals stay with the other threads: one that is handled here would not wake the program.
  func start() throws(SaveSignal.LaunchRefusal) {
    var all = sigset_t()
    var before = sigset_t()
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    let code = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<SavingThread>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context)
    guard code == 0 else { throw SaveSignal.LaunchRefusal(code: code) }
    pthread_detach(thread)
  }

  private func run() {
    var byte: UInt8 = 0
    while true {
      let count = unsafe read(descriptor, &byte, 1)
      if count == 1 { save() } else if count == 0 || errno != EINTR { return }
    }
  }
}
