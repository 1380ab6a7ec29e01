internal import Files
internal import Glibc

/// What a program printed when it ran to its end, and how it ended.
package struct ProgramAnswer: Hashable, Sendable {
  package let output: String
  package let errors: String

  /// The exit code, or 128 and the signal that ended it.
  package let code: Int32

  package var firstLine: String { Self.firstLine(output) }
  package var firstError: String { Self.firstLine(errors) }

  /// Runs a program without input; nil when it cannot be started.
  ///
  /// - Parameters:
  ///   - words: the program, looked for on PATH where it is a mere name, and its arguments.
  ///   - environment: nil for that of this process.
  package init?(of words: [String], environment: [String: String]? = nil) {
    guard let name = words.first else { return nil }
    // Errors go into a file without a name, so that no pipe can fill up while the other is read.
    let errors = Self.namelessFile()
    var ends: [Int32] = [-1, -1]
    guard errors >= 0, unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer {
      close(ends[0])
      close(errors)
    }
    let child = Self.start(words, environment, output: ends[1], errors: errors)
    close(ends[1])
    guard let child else { return nil }
    output = Self.text(of: ends[0], name)
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    code = status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
    lseek(errors, 0, SEEK_SET)
    self.errors = Self.text(of: errors, name)
  }

  private static func namelessFile() -> Int32 {
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    var name = Array(Paths.join(folder.isEmpty ? "/tmp" : folder, "pycov.XXXXXX").utf8CString)
    let file = unsafe mkstemp(&name)
    if file >= 0 {
      _ = fcntl(file, F_SETFD, FD_CLOEXEC)
      unsafe unlink(name)
    }
    return file
  }

  private static func start(
    _ words: [String], _ environment: [String: String]?, output: Int32, errors: Int32
  ) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
    var child: pid_t = 0
    let failure = unsafe withCStrings(words) { argv in
      guard let environment else {
        return unsafe posix_spawnp(&child, words[0], &actions, nil, argv, environ)
      }
      return unsafe withCStrings(environment.map { "\($0.key)=\($0.value)" }) { envp in
        unsafe posix_spawnp(&child, words[0], &actions, nil, argv, envp)
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

  private static func text(of descriptor: Int32, _ name: String) -> String {
    String(decoding: (try? Files.drain(descriptor, name)) ?? [], as: UTF8.self)
  }

  private static func firstLine(_ text: String) -> String {
    text.split(separator: "\n").first.map(String.init) ?? ""
  }
}
