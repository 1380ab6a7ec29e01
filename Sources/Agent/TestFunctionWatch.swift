internal import Glibc
internal import Journal
internal import Monitoring
internal import Python

/// Begins a context with each test function that is entered while none goes on in its thread, and
/// ends it where the function is left.
///
/// Functions of other names cost one look at their name, at their first entry. Generators and
/// coroutines are left when they yield and entered when they go on.
@safe final class TestFunctionWatch {
  /// Marks the code of test functions.
  private let mark: CodeExtra
  private var activeOfThread: [pthread_t: Active] = [:]

  /// The function that began a thread's context, and how many times it is entered.
  @safe private struct Active {
    let code: PyPointer
    var depth: Int
  }

  /// What tells how a test function is left and entered again, beside the events that only come
  /// from all code.
  static let localEvents: EventSet = [.pyReturn, .pyYield, .pyResume]
  static let globalEvents: EventSet = [.pyUnwind, .pyThrow]

  init(_ gil: borrowing GIL) throws(PythonError) {
    mark = unsafe try CodeExtra(release: { _ in }, gil)
  }

  func isTest(_ code: CodeObject, _ gil: borrowing GIL) -> Bool {
    unsafe mark.value(in: code, gil) != nil
  }

  /// Whether a code object that is entered is a test's; a new one is marked.
  func notice(_ code: CodeObject, _ gil: borrowing GIL) -> Bool {
    if isTest(code, gil) { return true }
    guard let name = try? code.name(gil), name.hasPrefix("test") || name == "runTest" else {
      return false
    }
    do { try unsafe mark.set(Unmanaged.passUnretained(self).toOpaque(), in: code, gil) } catch {
      return false
    }
    return true
  }

  /// A test function is entered, or goes on.
  ///
  /// - Returns: the label of the context that begins, if one does.
  func enter(_ code: CodeObject, _ gil: borrowing GIL) -> String? {
    let thread = pthread_self()
    if let active = activeOfThread[thread] {
      if unsafe active.code == code.borrow() { activeOfThread[thread]?.depth += 1 }
      return nil
    }
    guard let name = TestName.running(code, gil) else { return nil }
    activeOfThread[thread] = unsafe Active(code: code.borrow(), depth: 1)
    return name
  }

  /// A test function is left.
  ///
  /// - Returns: whether the context ends.
  func leave(_ code: CodeObject) -> Bool {
    let thread = pthread_self()
    guard let active = activeOfThread[thread], unsafe active.code == code.borrow() else {
      return false
    }
    activeOfThread[thread] =
      active.depth > 1 ? unsafe Active(code: active.code, depth: active.depth - 1) : nil
    return active.depth == 1
  }
}
