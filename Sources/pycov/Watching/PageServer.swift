internal import Glibc
internal import Tooling

/// The program that serves pages, which runs beside this one.
struct PageServer: ~Copyable {
  /// Where it is told of new pages.
  private let input: Int32

  /// Ends when it does.
  let life: Int32
  private let process: pid_t

  init(_ folder: String, port: Int) throws {
    let program = "\(Tool.folder)/pycov-serve"
    guard unsafe access(program, X_OK) == 0 else {
      throw Failure("'\(Tool.folder)' lacks 'pycov-serve'; install pycov anew")
    }
    var toServer: [Int32] = [-1, -1]
    var fromServer: [Int32] = [-1, -1]
    guard unsafe pipe(&toServer) == 0, unsafe pipe(&fromServer) == 0 else {
      throw Failure("cannot start '\(program)': \(unsafe String(cString: strerror(errno)))")
    }
    for end in toServer + fromServer { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, toServer[0], STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, fromServer[1], 3)
    let words = [program, folder, String(port)]
    var argv: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe argv.forEach { unsafe free($0) } }
    var child: pid_t = 0
    let failure = unsafe posix_spawn(&child, program, &actions, nil, &argv, environ)
    close(toServer[0])
    close(fromServer[1])
    guard failure == 0 else {
      throw Failure("cannot start '\(program)': \(unsafe String(cString: strerror(failure)))")
    }
    signal(SIGPIPE, SIG_IGN)
    (input, life, process) = (toServer[1], fromServer[0], child)
  }

  /// Has the pages that are open load themselves anew.
  func tellOfNewPages() { Terminal.write("\n", to: input) }

  /// The exit code, when it has ended.
  func wait() -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
  }
}
