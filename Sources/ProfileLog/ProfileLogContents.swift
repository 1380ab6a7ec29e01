/// What one process measured, as its log tells it; times are ticks.
package struct ProfileLogContents: Hashable, Sendable {
  package var clock: ProfileTicks
  package var pythonVersion: UInt32 = 0
  package var processID = 0

  /// Nanoseconds since 1970.
  package var startTime = 0

  package var functions: [Function] = []
  package var nodes: [Node] = []
  package var lines: [Lines] = []
  package var tests: [Test] = []
  package var notes: [Note] = []

  package struct Function: Hashable, Sendable {
    package var kind: FunctionKind
    package var file = ""
    package var firstLine = 0
    package var lastLine = 0
    package var name: String
    package var qualifiedName: String
    package var module = ""

    package init(
      kind: FunctionKind, file: String = "", firstLine: Int = 0, lastLine: Int = 0, name: String,
      qualifiedName: String, module: String = ""
    ) {
      self.kind = kind
      self.file = file
      self.firstLine = firstLine
      self.lastLine = lastLine
      self.name = name
      self.qualifiedName = qualifiedName
      self.module = module
    }
  }

  package struct Node: Hashable, Sendable {
    package var function: Int
    package var parent: Int?
    package var callLine: Int
    package var calls: Int
    package var resumptions: Int
    package var unwinds: Int
    package var raises = 0
    package var lineEvents: Int
    package var own: Int
    package var waiting: Int
    package var suspended: Int
  }

  package struct Lines: Hashable, Sendable {
    package var function: Int
    package var lines: [Line]
  }

  package struct Line: Hashable, Sendable {
    package var line: Int
    package var lastLine: Int
    package var hits: Int
    package var own: Int
    package var shortest: Int
    package var longest: Int
    package var waiting: Int
    package var suspended: Int
    package var calls: Int
    package var exits: Int

    /// Those of `calls` and `exits` that were in the shortest and in the longest hit.
    package var shortestProbes = LineProbes()
    package var longestProbes = LineProbes()
  }

  package struct Test: Hashable, Sendable {
    package var label: String
    package var duration: Int
    package var shares: [Share]

    package struct Share: Hashable, Sendable {
      package var function: Int
      package var calls: Int
      package var own: Int
    }
  }

  package struct Note: Hashable, Sendable {
    package var key: String
    package var value: String
  }

  package func notes(_ key: String) -> [String] { notes.filter { $0.key == key }.map(\.value) }
}

/// A log's clock: how ticks become nanoseconds, and what events cost.
package struct ProfileTicks: Hashable, Sendable {
  /// The raw value of a kind of clock.
  package var kind: UInt32 = 0
  package var startTicks: UInt64 = 0
  package var startMonotonic: UInt64 = 0
  package var endTicks: UInt64 = 0
  package var endMonotonic: UInt64 = 0

  /// Ticks in which the recorder noted what it had not met before: nobody's time.
  package var bookkeeping = 0

  /// Picoseconds, by `ProbeKind`.
  package var costs: [Int] = []

  /// Nanoseconds in a tick.
  package var period: Double {
    // Every other clock counts nanoseconds.
    guard kind == 0, endTicks > startTicks, endMonotonic > startMonotonic else { return 1 }
    return Double(endMonotonic - startMonotonic) / Double(endTicks - startTicks)
  }
}
