internal import CPCRE2

/// An expression in PCRE2's own form, ready to be run by any number of threads at a time.
///
/// A class because it owns what PCRE2 allocated. PCRE2 only reads it after it was compiled.
@safe final class CompiledExpression: @unchecked Sendable {
  let code: OpaquePointer

  /// - Parameter isAnchored: whether it matches only where a search begins.
  /// - Throws: PCRE2's own words about what it cannot compile.
  init(_ expression: String, isUnicode: Bool, isAnchored: Bool) throws(Refusal) {
    var options = PCRE2_MULTILINE | PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C
    if isUnicode { options |= PCRE2_UTF | PCRE2_UCP }
    if isAnchored { options |= PCRE2_ANCHORED }
    let context = unsafe pcre2_compile_context_create_8(nil)
    defer { unsafe pcre2_compile_context_free_8(context) }
    unsafe pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    let bytes = Array(expression.utf8)
    var failure: Int32 = 0
    var offset = 0
    let compiled = unsafe pcre2_compile_8(bytes, bytes.count, options, &failure, &offset, context)
    guard let compiled = unsafe compiled else { throw Refusal(code: failure) }
    unsafe pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
    unsafe code = compiled
  }

  deinit { unsafe pcre2_code_free_8(code) }

  /// Why PCRE2 does not take an expression.
  struct Refusal: Error {
    let code: Int32

    var text: String {
      let text = unsafe [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
        let length = unsafe pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
        count = Int(max(length, 0))
      }
      return String(decoding: text, as: UTF8.self)
    }
  }
}
