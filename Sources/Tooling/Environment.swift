internal import Glibc

/// The process's environment variables.
package enum Environment {
  package static subscript(name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  package static func set(_ name: String, to value: String) {
    unsafe setenv(name, value, 1)
  }

  package static func remove(_ name: String) {
    unsafe unsetenv(name)
  }

  package static var all: [String: String] {
    var result: [String: String] = [:]
    var entry = unsafe environ
    while let text = unsafe entry.pointee {
      let pair = unsafe String(cString: text)
      if let equals = pair.firstIndex(of: "=") {
        result[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
      }
      unsafe entry += 1
    }
    return result
  }
}
