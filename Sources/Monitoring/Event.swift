internal import Python

/// One of the events of `sys.monitoring.events`.
///
/// CPython's bits are read at run time, because they move between versions: RAISE is bit 10 in 3.13
/// and bit 11 in 3.14. The raw values here are our own and never reach CPython.
package enum Event: UInt8, CaseIterable, Hashable, Sendable {
  case pyStart, pyResume, pyReturn, pyYield
  case call, cReturn, cRaise
  case raise, reraise, exceptionHandled, pyUnwind, pyThrow, stopIteration
  case line, jump, branch, branchLeft, branchRight, instruction

  /// What a callback for the event is told.
  package enum Shape: Hashable, Sendable {
    /// Code, and where in it: a byte offset, or the line of a LINE event.
    case place
    /// Code, byte offset, and the object that is returned, yielded or raised.
    case value
    /// Code, byte offset, the callable, and its first argument.
    case call
    /// Code, byte offset, and the byte offset that comes next.
    case jump
  }

  package var shape: Shape {
    switch self {
    case .pyStart, .pyResume, .line, .instruction: .place
    case .pyReturn, .pyYield, .raise, .reraise, .exceptionHandled, .pyUnwind, .pyThrow,
      .stopIteration:
      .value
    case .call, .cReturn, .cRaise: .call
    case .jump, .branch, .branchLeft, .branchRight: .jump
    }
  }

  /// Whether CPython takes `.disable` for an answer.
  ///
  /// Where it does not, it would raise ValueError into the program and forget the callback.
  func canBeDisabled(in version: Version) -> Bool {
    switch self {
    case .cReturn, .cRaise: false
    case .raise, .reraise, .exceptionHandled, .pyUnwind, .pyThrow: version.hasLocalExceptionEvents
    default: true
    }
  }

  /// The name in `sys.monitoring.events`.
  package var name: String {
    switch self {
    case .pyStart: "PY_START"
    case .pyResume: "PY_RESUME"
    case .pyReturn: "PY_RETURN"
    case .pyYield: "PY_YIELD"
    case .call: "CALL"
    case .cReturn: "C_RETURN"
    case .cRaise: "C_RAISE"
    case .raise: "RAISE"
    case .reraise: "RERAISE"
    case .exceptionHandled: "EXCEPTION_HANDLED"
    case .pyUnwind: "PY_UNWIND"
    case .pyThrow: "PY_THROW"
    case .stopIteration: "STOP_ITERATION"
    case .line: "LINE"
    case .jump: "JUMP"
    case .branch: "BRANCH"
    case .branchLeft: "BRANCH_LEFT"
    case .branchRight: "BRANCH_RIGHT"
    case .instruction: "INSTRUCTION"
    }
  }

  /// The event of a name in `sys.monitoring.events`.
  package init?(name: String) {
    guard let event = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = event
  }
}
