internal import Glibc
internal import Tooling

/// A second process for this command, which the program that started this one has no part in: it
/// would meet an end that it does not know of when it waits for its children.
enum Detachment {
  /// Starts the same command without the option `--detached`.
  static func begin() {
    let words = CommandLine.arguments.filter { $0 != "--detached" }
    var argv = unsafe words.map { unsafe strdup($0) }
    unsafe argv.append(nil)
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, "/proc/self/exe", nil, nil, argv, environ)
    if code != 0 { Terminal.complain("cannot save at the signal: error \(code)") }
  }
}
