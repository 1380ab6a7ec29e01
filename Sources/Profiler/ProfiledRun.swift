/// How a profile came about, and what its figures are good for.
package struct ProfiledRun: Hashable, Sendable {
  /// The words of the program, such as `-m pytest tests`.
  package var command: [String]

  /// Nanoseconds since 1970.
  package var start: Int

  /// Nanoseconds from the beginning to the end of the measurement, of the process that ran longest.
  package var wall: Int

  /// `sys.version_info` of the Python, such as `3.13.0`.
  package var python: String

  /// How many processes were measured.
  package var processes: Int

  /// Nanoseconds in which the recorders of all processes noted what they had not met before; they are
  /// part of no function's time.
  package var bookkeeping: Int

  package var clock: ProfileClock

  package init(
    command: [String], start: Int, wall: Int, python: String, processes: Int, bookkeeping: Int = 0,
    clock: ProfileClock
  ) {
    self.command = command
    self.start = start
    self.wall = wall
    self.python = python
    self.processes = processes
    self.bookkeeping = bookkeeping
    self.clock = clock
  }
}

/// The clock of a profile, and what the probes cost.
package struct ProfileClock: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    /// The processor's counter of invariant frequency.
    case counter
    /// The system's monotonic clock.
    case monotonic
    /// The processor time of each thread.
    case processor
  }

  package var kind: Kind

  /// What one event of each kind cost, in picoseconds, as measured at the start of the run.
  package var costs: [Cost]

  package struct Cost: Hashable, Sendable {
    /// The event's name in `sys.monitoring.events`.
    package var event: String
    package var picoseconds: Int

    package init(event: String, picoseconds: Int) {
      self.event = event
      self.picoseconds = picoseconds
    }
  }

  package init(kind: Kind, costs: [Cost] = []) {
    self.kind = kind
    self.costs = costs
  }
}
