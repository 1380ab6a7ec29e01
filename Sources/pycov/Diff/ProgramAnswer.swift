internal import Files
internal import Glibc

/// What a program printed, and how it ended.
struct ProgramAnswer {
  let output: String
  let errors: String
  let code: Int32

  var firstLine: String { Self.firstLine(output) }
  var firstError: String { Self.firstLine(errors) }

  /// Runs a program that is looked for on PATH; nil when it cannot be started.
  init?(of words: [String]) {
    // Errors go into a file without a name, so that no pipe can fill up while the other is read.
    let errors = Self.namelessFile()
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer {
      close(ends[0])
      if errors >= 0 { close(errors) }
    }
    let child = Self.start(words, output: ends[1], errors: errors)
    close(ends[1])
    guard let child else { return nil }
    output = String(decoding: (try? Files.drain(ends[0], words[0])) ?? [], as: UTF8.self)
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    code = status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
    if errors >= 0 { lseek(errors, 0, SEEK_SET) }
    self.errors =
      errors >= 0
      ? String(decoding: (try? Files.drain(errors, words[0])) ?? [], as: UTF8.self) : ""
  }

  private static func namelessFile() -> Int32 {
    var name = Array("/tmp/pycov.XXXXXX".utf8CString)
    let file = unsafe mkstemp(&name)
    if file >= 0 { unsafe unlink(name) }
    return file
  }

  private static func start(_ words: [String], output: Int32, errors: Int32) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    if errors >= 0 { unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2) }
    var argv: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe argv.forEach { unsafe free($0) } }
    var child: pid_t = 0
    let failure = unsafe posix_spawnp(&child, words[0], &actions, nil, &argv, environ)
    return failure == 0 ? child : nil
  }

  private static func firstLine(_ text: String) -> String {
    text.split(separator: "\n").first.map(String.init) ?? ""
  }
}
