/// Why a command ends early: a line for standard error, and the exit code.
package struct Failure: Error {
  package let text: String
  package let code: Int32

  /// Something went wrong that the user has to put right.
  package init(_ text: String, code: Int32 = Failure.error) {
    self.text = text
    self.code = code
  }

  /// An error of a library of ours, whose text is made for users.
  package init(_ error: some Error) { self.init("\(error)") }

  /// We failed, or the program could not be run.
  package static let error: Int32 = 1

  /// A threshold was missed.
  package static let belowThreshold: Int32 = 2

  /// The options do not make sense.
  package static let usage: Int32 = 64
}
