extension CodeObject {
  /// The code as compiled, whatever the interpreter has made of it since.
  ///
  /// CPython keeps a copy of it from then on.
  package func contents(_ gil: borrowing GIL) throws(PythonError) -> CodeContents {
    let object = reference(gil)
    return CodeContents(
      code: try object.attribute("co_code", gil),
      exceptions: try object.attribute("co_exceptiontable", gil),
      lines: try object.attribute("co_linetable", gil))
  }
}

/// The tables that a code object was compiled to.
package struct CodeContents: ~Copyable {
  fileprivate let code: PyRef
  fileprivate let exceptions: PyRef
  fileprivate let lines: PyRef

  fileprivate init(code: consuming PyRef, exceptions: consuming PyRef, lines: consuming PyRef) {
    self.code = code
    self.exceptions = exceptions
    self.lines = lines
  }

  /// A number that differs when code or lines do; it counts in this process alone.
  package func fingerprint(_ gil: borrowing GIL) throws(PythonError) -> Int {
    var hasher = Hasher()
    try unsafe code.withBytes(gil) { bytes in unsafe hasher.combine(bytes: bytes) }
    try unsafe lines.withBytes(gil) { bytes in unsafe hasher.combine(bytes: bytes) }
    return hasher.finalize()
  }

  /// Decodes the flow of control.
  package func bytecode(
    lines: LineTable, _ opcodes: Opcodes, _ gil: borrowing GIL
  ) throws(PythonError) -> Bytecode {
    try unsafe code.withBytes(gil) { code in
      try? unsafe exceptions.withBytes(gil) { exceptions in
        unsafe Bytecode(code: code, exceptions: exceptions, lines: lines, opcodes: opcodes)
      }
    } ?? Bytecode.empty
  }
}
