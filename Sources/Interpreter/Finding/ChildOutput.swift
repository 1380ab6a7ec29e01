internal import Files
internal import Glibc

/// The standard output of a program run to its end.
enum ChildOutput {
  /// - Returns: nil when it could not be started or failed.
  static func of(_ arguments: [String], environment: [String: String]) -> String? {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let child = start(arguments, environment, output: ends[1])
    close(ends[1])
    guard let child else { return nil }
    let bytes = try? Files.drain(ends[0], arguments[0])
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    return status == 0 ? bytes.map { String(decoding: $0, as: UTF8.self) } : nil
  }

  private static func start(
    _ arguments: [String], _ environment: [String: String], output: Int32
  ) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let words = environment.map { "\($0.key)=\($0.value)" }
    var child: pid_t = 0
    let failure = unsafe withCStrings(arguments) { argv in
      unsafe withCStrings(words) { envp in
        unsafe posix_spawn(&child, arguments[0], &actions, nil, argv, envp)
      }
    }
    return failure == 0 ? child : nil
  }

  /// Calls `body` with what `execve` wants: pointers to the words, then a null pointer.
  private static func withCStrings(
    _ words: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32
  ) -> Int32 {
    var copies: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe copies.forEach { unsafe free($0) } }
    return unsafe copies.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe body($0) } ?? EINVAL
    }
  }
}
