internal import Glibc
internal import Tooling

/// Another command of this program, in a process of its own: however it ends, this one goes on.
enum OwnCommand {
  /// Runs it to its end, its output and errors where ours go.
  @discardableResult
  static func run(_ words: [String]) throws -> Int32 {
    let all = [CommandLine.arguments.first ?? "pycov"] + words
    var argv: [UnsafeMutablePointer<CChar>?] = unsafe all.map { unsafe strdup($0) } + [nil]
    defer { unsafe argv.forEach { unsafe free($0) } }
    var child: pid_t = 0
    let failure = unsafe posix_spawn(&child, "/proc/self/exe", nil, nil, &argv, environ)
    guard failure == 0 else {
      throw Failure("cannot start '/proc/self/exe': \(unsafe String(cString: strerror(failure)))")
    }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
  }
}
