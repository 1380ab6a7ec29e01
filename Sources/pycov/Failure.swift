/// Why a command ends early: a line for standard error, and the exit code.
struct Failure: Error {
  let text: String
  let code: Int32

  /// Something went wrong that the user has to put right.
  init(_ text: String, code: Int32 = Failure.error) {
    self.text = text
    self.code = code
  }

  /// An error of a library of ours, whose text is made for users.
  init(_ error: some Error) { self.init("\(error)") }

  /// We failed, or the program could not be run.
  static let error: Int32 = 1

  /// A threshold was missed.
  static let belowThreshold: Int32 = 2

  /// The options do not make sense.
  static let usage: Int32 = 64
}
