internal import CStartUp
internal import Journal

/// The processes that this one starts, and what they find in their environment.
enum Children {
  /// As `pycov_inherit`: a variable and its value, and the folder that is first in PYTHONPATH.
  typealias Inherit = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt

  nonisolated(unsafe) private static var folder: String?
  nonisolated(unsafe) private static var inherit: Inherit = { variable, folder in
    unsafe pycov_child_inherit(variable, folder)
  }

  /// Takes note of the run's start-up folder.
  static func find(in folder: String) { unsafe Self.folder = folder }

  /// The same in the process of `pycov run`, which has an environment of its own to hand on.
  static func find(in folder: String, inheriting inherit: Inherit) {
    unsafe Self.folder = folder
    unsafe Self.inherit = unsafe inherit
  }

  /// Has those that start from now on record nothing.
  static func silence() {
    guard let folder = unsafe folder else { return }
    let file = "\(folder)/\(Session.childrenFile)\(Session.silent)"
    _ = unsafe inherit("\(Session.environmentKey)=\(file)", folder)
  }
}
