/// `[lcov]`: the tracefile.
package struct LCOVSettings: Hashable, Sendable {
  package var output = "coverage.lcov"
  package var lineChecksums = false

  package init() {}
}
