/// Why the system refused to do something with a file.
package struct FileError: Error, Hashable, Sendable {
  package let path: String

  /// What was tried, as a verb: "read", "write", "list".
  package let action: String

  /// The `errno` of the failed call.
  package let code: Int32

  package init(path: String, action: String, code: Int32) {
    self.path = path
    self.action = action
    self.code = code
  }
}
