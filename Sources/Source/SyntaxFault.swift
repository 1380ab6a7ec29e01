/// What about a text is not Python.
package enum SyntaxFault: UInt8, Hashable, Sendable {
  case badDedent
  case badEncoding
  case badTarget
  case bracketMismatch
  case bracketNeverClosed
  case breakOutsideLoop
  case expectedBlock
  case expectedHandler
  case invalidCharacter
  case invalidContinuation
  case invalidNumber
  case invalidSyntax
  case lateFutureImport
  case nestedTooDeeply
  case nullByte
  case returnOutsideFunction
  case singleBrace
  case tabsInconsistent
  case unexpectedIndent
  case unmatchedBracket
  case unsupported
  case unterminatedString
}

extension SyntaxFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badDedent: "unindent that matches no outer indentation level"
    case .badEncoding: "encoding declaration that contradicts the text"
    case .badTarget: "assignment to something that cannot be assigned to"
    case .bracketMismatch: "closing bracket that does not match the opening one"
    case .bracketNeverClosed: "bracket that is never closed"
    case .breakOutsideLoop: "'break' or 'continue' outside a loop"
    case .expectedBlock: "missing indented block"
    case .expectedHandler: "'try' without 'except' or 'finally'"
    case .invalidCharacter: "invalid character"
    case .invalidContinuation: "unexpected character after a line continuation"
    case .invalidNumber: "invalid number"
    case .invalidSyntax: "invalid syntax"
    case .lateFutureImport: "'from __future__' import after other statements"
    case .nestedTooDeeply: "code nested too deeply"
    case .nullByte: "null byte"
    case .returnOutsideFunction: "'return' outside a function"
    case .singleBrace: "single '}' in a formatted string"
    case .tabsInconsistent: "inconsistent use of tabs and spaces"
    case .unexpectedIndent: "unexpected indent"
    case .unmatchedBracket: "unmatched closing bracket"
    case .unsupported: "syntax that this version of Python does not have"
    case .unterminatedString: "unterminated string"
    }
  }
}

/// A fault and its line, small enough to be thrown at no cost through the lexer and the parser.
struct SyntaxError: Error {
  let fault: SyntaxFault
  let line: Int32

  var asSourceError: SourceError { .syntax(fault, line: Int(line)) }
}
