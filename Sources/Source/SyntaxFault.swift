/// What about a text is not Python.
package enum SyntaxFault: UInt8, Hashable, Sendable {
  case asyncOutsideFunction
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
  case unknownFuture
  case unmatchedBracket
  case unsupported
  case unterminatedString
  case yieldOutsideFunction
}

extension SyntaxFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .asyncOutsideFunction: "'await' or 'async' outside an async function"
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
    case .unknownFuture: "unknown feature in a '__future__' import"
    case .unmatchedBracket: "unmatched closing bracket"
    case .unsupported: "syntax that this version of Python does not have"
    case .unterminatedString: "unterminated string"
    case .yieldOutsideFunction: "'yield' outside a function"
    }
  }
}

extension SyntaxFault {
  /// Whether it is about how tokens follow each other, not about a token.
  var isOfGrammar: Bool {
    switch self {
    case .badTarget, .expectedBlock, .expectedHandler, .invalidSyntax, .unsupported: true
    default: false
    }
  }
}

/// A fault and its line, small enough to be thrown at no cost through the lexer and the parser.
struct SyntaxError: Error {
  let fault: SyntaxFault
  let line: Int32

  var asSourceError: SourceError { .syntax(fault, line: Int(line)) }
}
