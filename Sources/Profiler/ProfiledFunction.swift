/// Something that time is charged to: a function of Python or C, or what stands in for one.
package struct ProfiledFunction: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// A code object: a function, a class body, a module, a comprehension.
    case python
    /// A function written in C, which has neither file nor line.
    case native
    /// The garbage collector at work.
    case garbageCollection
    /// A thread of a process, the topmost node of what it ran.
    case thread
    /// Callers that were too many to be told apart; see `CallTree`.
    case elsewhere
  }

  package let kind: Kind

  /// `co_filename` made absolute; empty for what has no file.
  package let file: String

  /// `co_firstlineno`; 0 for what has no line.
  package let firstLine: Int

  /// The last line that has code; 0 for what has no line.
  package let lastLine: Int

  /// `co_name`, as cProfile shows it; `<built-in method time.sleep>` for a C function.
  package let name: String

  /// `co_qualname`, such as `Class.method`; the same as `name` for a C function.
  package let qualifiedName: String

  /// `__name__` of the module that the code ran in; empty where it has none.
  package let module: String

  package init(
    kind: Kind, file: String = "", firstLine: Int = 0, lastLine: Int = 0, name: String,
    qualifiedName: String, module: String = ""
  ) {
    self.kind = kind
    self.file = file
    self.firstLine = firstLine
    self.lastLine = lastLine
    self.name = name
    self.qualifiedName = qualifiedName
    self.module = module
  }
}
