/// A way out of a statement whose destination is not known yet.
struct PendingExit {
  /// 0 for an exit that starts on no line of its own.
  let line: Int32

  /// The innermost `with` statement that is left this way, 0 for none.
  var innerWith: Int32 = 0

  /// The outermost one.
  var outerWith: Int32 = 0

  /// Whether it is a `break`.
  var isJump = false
}
