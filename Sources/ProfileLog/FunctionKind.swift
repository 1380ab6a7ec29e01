/// What time can be charged to; the raw values are those of logs.
package enum FunctionKind: UInt8, Hashable, Sendable, CaseIterable {
  /// A code object: a function, a class body, a module, a comprehension.
  case python
  /// A function written in C, which has neither file nor line.
  case native
  /// The garbage collector at work.
  case garbageCollection
  /// A thread of a process, the topmost node of what it ran.
  case thread
  /// Callers that were too many to be told apart.
  case elsewhere
}
