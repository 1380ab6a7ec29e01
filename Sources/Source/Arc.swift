/// A transfer of control from a line that the text allows.
///
/// Lines are the first ones of their statements. Entries to code objects are not among them: every
/// arc starts on a line.
package struct Arc: Hashable, Sendable {
  /// The source in the upper half, the destination in the lower one, biased so that exits, which
  /// are negative there, sort before lines.
  @usableFromInline
  let packed: UInt64

  /// Where an arc leads.
  package enum End: Hashable, Sendable {
    case line(Int)

    /// Out of the code object that begins at a line: a function or class by its first decorator, a
    /// module by line 1.
    case exit(of: Int)
  }

  package init(from source: Int, to destination: End) {
    switch destination {
    case .line(let line): self.init(Int32(clamping: source), Int32(clamping: line))
    case .exit(let first): self.init(Int32(clamping: source), -Int32(clamping: max(first, 0)))
    }
  }

  /// - Parameter destination: a line, or an exit as the negative of the code object's first line.
  init(_ source: Int32, _ destination: Int32) {
    packed = UInt64(UInt32(bitPattern: source)) << 32 | UInt64(Self.bias(destination))
  }

  init(packed: UInt64) { self.packed = packed }

  @inlinable
  package var source: Int { Int(packed >> 32) }

  package var destination: End {
    let number = signedDestination
    return number > 0 ? .line(number) : .exit(of: -number)
  }

  /// The destination as data files and coverage.py's reports have it: negative for an exit.
  @inlinable
  package var signedDestination: Int {
    Int(Int32(bitPattern: UInt32(truncatingIfNeeded: packed) ^ 0x8000_0000))
  }

  private static func bias(_ destination: Int32) -> UInt32 {
    UInt32(bitPattern: destination) ^ 0x8000_0000
  }
}

extension Arc: Comparable {
  /// By source, then exits before lines.
  @inlinable
  package static func < (a: Arc, b: Arc) -> Bool { a.packed < b.packed }
}

extension Arc: CustomStringConvertible {
  /// As reports show it, such as `4->6` or `4->exit`.
  package var description: String {
    switch destination {
    case .line(let line): "\(source)->\(line)"
    case .exit: "\(source)->exit"
    }
  }
}
