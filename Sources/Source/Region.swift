/// A function or a class of a file, with the lines that belong to it alone.
package struct Region: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case function
    case `class`
  }

  package let kind: Kind

  /// The dotted name within the file, such as `Cart.total` or `outer.inner`.
  package let name: String

  /// The line of `def` or `class`, even when decorators come before it.
  package let start: Int

  /// The lines of the body, blank ones and comments too: a function without its nested functions, a
  /// class as the union of its methods' bodies.
  package let lines: LineSet

  package init(kind: Kind, name: String, start: Int, lines: LineSet) {
    self.kind = kind
    self.name = name
    self.start = start
    self.lines = lines
  }
}
