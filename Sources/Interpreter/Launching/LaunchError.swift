/// Why a Python could not be run.
package enum LaunchError: Error, Hashable, Sendable {
  case cannotLoad(path: String, reason: String)
  case cannotExecute(path: String, code: Int32)
  case cannotRecord(reason: String)
}

extension LaunchError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotLoad(let path, let reason):
      "cannot load '\(path)': \(reason); name another Python with --python"
    case .cannotExecute(let path, let code):
      "cannot run '\(path)': error \(code); name another Python with --python"
    case .cannotRecord(let reason): reason
    }
  }
}
