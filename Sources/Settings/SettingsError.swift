package import PythonRegex

/// Why a configuration cannot be used.
package enum SettingsError: Error, Hashable, Sendable {
  /// A file that was asked for cannot be read.
  case unreadable(file: String, reason: String)

  /// `line` is counted from 1; nil when the whole file is meant.
  case badSyntax(file: String, line: Int?, problem: String)

  /// `wanted` is such as "a boolean (true or false)".
  case wrongValue(file: String, key: String, value: String, wanted: String)
  case badExpression(file: String, key: String, PythonRegexError)
  case undefinedVariable(file: String, key: String, variable: String)
  case unknownConcurrency([String])
  case conflictingConcurrency([String])

  /// `known` are the values that there are.
  case unknownChoice(key: String, value: String, known: [String])
  case outOfRange(key: String, value: String, wanted: String)
}

extension SettingsError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let file, let reason):
      "no settings from '\(file)': \(reason); name another file with --rcfile or COVERAGE_RCFILE"
    case .badSyntax(let file, let line, let problem):
      "cannot read the configuration file '\(file)'\(SettingsError.place(line)): \(problem)"
    case .wrongValue(let file, let key, let value, let wanted):
      "'\(key)' in '\(file)' must be \(wanted), not '\(value)'"
    case .badExpression(let file, let key, let error):
      "'\(key)' in '\(file)': \(error)"
    case .undefinedVariable(let file, let key, let variable):
      "'\(key)' in '\(file)' needs the environment variable '\(variable)'; set it, or give a "
        + "default as in '${\(variable)-default}'"
    case .unknownConcurrency(let names):
      "unknown concurrency '\(names.joined(separator: ", "))'; known are 'eventlet', 'gevent', "
        + "'greenlet', 'multiprocessing' and 'thread'"
    case .conflictingConcurrency(let names):
      "concurrency can be only one of '\(names.joined(separator: ", "))'"
    case .unknownChoice(let key, let value, let known):
      "unknown value '\(value)' of '\(key)'; known are '\(known.joined(separator: "', '"))'"
    case .outOfRange(let key, let value, let wanted):
      "'\(key)' must be \(wanted), not \(value)"
    }
  }

  private static func place(_ line: Int?) -> String { line.map { ", line \($0)" } ?? "" }
}
