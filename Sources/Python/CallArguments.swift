internal import CPython

/// What a Python program passed to a `ModuleFunction`.
@safe package struct CallArguments {
  private let start: UnsafePointer<PyPointer?>?
  package let count: Int

  private init(_ start: UnsafePointer<PyPointer?>?, _ count: Int) {
    unsafe self.start = start
    self.count = count
  }

  /// Answers a call with what `body` makes of the arguments, or raises what it throws.
  package static func answer(
    _ start: UnsafePointer<PyPointer?>?, _ count: Int,
    _ body: (borrowing CallArguments, borrowing GIL) throws(PythonError) -> PyRef
  ) -> PyPointer? {
    let arguments = unsafe CallArguments(start, count)
    let answer: PyPointer? = unsafe GIL.assumingHeld { gil in
      do throws(PythonError) {
        return unsafe try body(arguments, gil).take()
      } catch {
        error.raise(gil)
        return nil
      }
    }
    return unsafe answer
  }

  package func object(_ index: Int, _ gil: borrowing GIL) throws(PythonError) -> PyRef {
    guard index < count, let object = unsafe start?[index] else {
      throw PythonError(type: "TypeError", message: "argument \(index + 1) is missing")
    }
    return unsafe PyRef(borrowed: object, gil)
  }

  package func text(_ index: Int, _ gil: borrowing GIL) throws(PythonError) -> String {
    try object(index, gil).text(gil)
  }

  package func integer(_ index: Int, _ gil: borrowing GIL) throws(PythonError) -> Int {
    try object(index, gil).integer(gil)
  }
}
