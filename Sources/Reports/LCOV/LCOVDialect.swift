/// Which records a trace file is written with.
package enum LCOVDialect: String, Hashable, Sendable, CaseIterable {
  /// Those that every reader knows.
  case classic = "1"

  /// Those of lcov 2: functions with their ends, exits with names.
  case second = "2"
}
