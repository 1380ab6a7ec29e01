/// Why a `.lprof` file could not be read.
package enum PickleError: Error, Hashable, Sendable {
  case truncated
  case unknownInstruction(code: UInt8, position: Int)
  case malformed(position: Int)
  case foreign(type: String)
}

extension PickleError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .truncated: "it ends too early; record it anew"
    case .unknownInstruction(let code, let position):
      "instruction \(code) at byte \(position) is none that line_profiler writes; "
        + "record it anew with line_profiler"
    case .malformed(let position):
      "what it says at byte \(position) makes no sense; record it anew with line_profiler"
    case .foreign(let type):
      "it holds '\(type.printable)' and no line_profiler statistics; name another file"
    }
  }
}
