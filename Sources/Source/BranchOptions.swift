package import PythonRegex

/// How the control flow of a text is analysed.
package struct BranchOptions: Sendable {
  /// The pattern of lines that may leave exits untaken.
  package var partial: PythonRegex?

  package var rules: BranchRules

  package init(partial: PythonRegex? = nil, rules: BranchRules = .exact) {
    self.partial = partial
    self.rules = rules
  }
}

/// Whose answer is given where coverage.py 7.17 is known to be wrong about branches.
package enum BranchRules: Hashable, Sendable {
  /// What Python does.
  case exact

  /// What coverage.py says.
  case coveragePy
}
