internal import CInheritance

/// What the programs started by this process find in their environment, whichever environment the
/// program that starts them gives them.
package enum Inheritance {
  /// The function that chooses it: a variable with its value, and a folder.
  package typealias Function =
    @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt

  package static let function: Function = { variable, folder in
    unsafe pycov_inherit(variable, folder)
  }

  /// Gives them `variable`, and `folder` first in PYTHONPATH.
  ///
  /// An interpreter that runs in this process already sees nothing of it in `os.environ`.
  package static func begin(
    variable: String, value: String, folder: String
  ) throws(LaunchError) {
    guard unsafe pycov_inherit("\(variable)=\(value)", folder) == 0 else {
      throw .cannotRecord(reason: "no memory is left")
    }
  }
}
