/// An arc that leaves a `with` statement, whose header runs in between.
struct ArcThroughWith {
  let source: Int32
  let with: Int32
  let destination: Int32

  /// Whether it leaves by `return`, `break` or `continue` rather than at the end of the body.
  let isJump: Bool

  var recorded: Arc { Arc(source, with) }
  var meant: Arc { Arc(source, destination) }
}
