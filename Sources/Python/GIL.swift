internal import CPython

/// Proof that the current thread holds the global interpreter lock.
///
/// Every function that touches a Python object takes a `borrowing GIL`. A borrowed token can be
/// neither copied nor stored, so no call can use one after the lock is gone.
///
/// Public, as all that an event passes through: the compiler inlines nothing of package access into
/// other modules.
public struct GIL: ~Copyable {
  @inlinable init() {}

  /// Runs `body` while holding the lock.
  ///
  /// The result must be `Sendable`, which keeps Python references from outliving the lock.
  package static func withLock<R: Sendable, E: Error>(
    _ body: (borrowing GIL) throws(E) -> R
  ) throws(E) -> R {
    let state = PyGILState_Ensure()
    defer { PyGILState_Release(state) }
    return try body(GIL())
  }

  /// Runs `body` in a function that CPython called, which therefore holds the lock already.
  ///
  /// Free of cost: the token has no contents.
  @inlinable @inline(__always) public static func assumingHeld<R: ~Copyable, E: Error>(
    _ body: (borrowing GIL) throws(E) -> R
  ) throws(E) -> R {
    try body(GIL())
  }
}
