internal import Glibc

/// The folders that `~` and `~user` at a path's start stand for, as `os.path.expanduser` has them.
enum HomeFolder {
  static func expanding(_ path: String, environment: [String: String]) -> String {
    guard path.hasPrefix("~") else { return path }
    let user = path.dropFirst().prefix { $0 != "/" }
    let rest = path.dropFirst(1 + user.count)
    guard let home = folder(of: String(user), environment) else { return path }
    var trimmed = home[...]
    while trimmed.hasSuffix("/") { trimmed.removeLast() }
    let whole = trimmed + rest
    return whole.isEmpty ? "/" : String(whole)
  }

  private static func folder(of user: String, _ environment: [String: String]) -> String? {
    if user.isEmpty, let home = environment["HOME"] { return home }
    let entry = unsafe user.isEmpty ? getpwuid(getuid()) : getpwnam(user)
    guard let home = unsafe entry?.pointee.pw_dir else { return nil }
    return unsafe String(cString: home)
  }
}
