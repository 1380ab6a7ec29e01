extension Lexer {
  /// Reads ahead, then goes back to where it was; an error on the way counts as false.
  ///
  /// Only within a logical line, outside formatted strings, brackets and indentation: those are
  /// not restored but emptied.
  mutating func peek(_ look: (inout Lexer) throws(SyntaxError) -> Bool) -> Bool {
    let state = mark()
    var result = false
    do throws(SyntaxError) { result = try look(&self) } catch {}
    reset(to: state)
    return result
  }
}
