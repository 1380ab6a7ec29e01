/// Where the statements that jump lead to.
struct JumpTargets {
  /// A handler or, negative, the exit of the function; 0 for nowhere that counts.
  var raising: Int32 = 0

  /// The exit of the function, or the `finally` clause that comes before it.
  var returning: Int32 = 0
  var continuing: Int32 = 0

  /// The `finally` clause that a `break` runs first; 0 when it leaves the loop at once.
  var breaking: Int32 = 0

  /// The innermost `with` statement that `break` and `continue` leave first, 0 for none.
  var loopWith: Int32 = 0

  /// The innermost `with` statement that `return` leaves first, 0 for none.
  var returnWith: Int32 = 0
}
