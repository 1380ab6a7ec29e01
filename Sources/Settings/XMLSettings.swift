/// `[xml]`: the Cobertura document.
package struct XMLSettings: Hashable, Sendable {
  package var output = "coverage.xml"

  /// How many folders deep packages are told apart.
  package var packageDepth = 99

  package init() {}
}
