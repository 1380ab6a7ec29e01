internal import CPython

/// What an exception that CPython passes to a callback is.
package enum ExceptionKind {
  /// Whether `exception` says that an asynchronous iterator has come to its end.
  package static func isAsyncEnd(_ exception: PyPointer) -> Bool {
    unsafe pycov_isAsyncEnd(exception) != 0
  }
}
