package import Files

/// Something about a recorded file that keeps it out of a report, or makes its numbers doubtful.
package struct SourceProblem: Hashable, Sendable {
  /// The path as reports show it.
  package let path: String
  package let kind: Kind

  package enum Kind: Hashable, Sendable {
    /// The source cannot be read.
    case unreadable(FileError)

    /// The source is no Python.
    case unparsable(UnparsableSource)

    /// The source is not what ran any more; it is reported all the same.
    case changed
  }

  package init(path: String, kind: Kind) {
    self.path = path
    self.kind = kind
  }

  /// Whether a report fails because of it, unless told to ignore errors.
  package var isError: Bool { kind != .changed }

  /// The name by which a warning is documented and silenced.
  package var slug: String {
    switch kind {
    case .unreadable, .unparsable: "couldnt-parse"
    case .changed: "source-changed"
    }
  }
}

extension SourceProblem: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .unreadable(let error) where error.isMissing:
      "no source for '\(path)'; it was moved or removed since it ran: omit it, or ignore errors (-i)"
    case .unreadable(let error):
      "no source for '\(path)': \(error)"
    case .unparsable(let fault):
      "cannot parse '\(path)' as Python: \(fault.reason)"
    case .changed:
      "'\(path)' was changed since it ran; run again for lines that fit its text"
    }
  }
}
