/// `[json]`: the JSON document.
package struct JSONSettings: Hashable, Sendable {
  package var output = "coverage.json"
  package var prettyPrint = false
  package var showContexts = false

  package init() {}
}
