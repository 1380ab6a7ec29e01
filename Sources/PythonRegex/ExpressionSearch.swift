internal import CPCRE2

/// The search for one expression in one text.
///
/// A class because it owns PCRE2's working memory.
@safe final class ExpressionSearch {
  private let expression: CompiledExpression
  private let requiredTexts: [RequiredText]
  private let beginning: LineBeginning?
  private let found: OpaquePointer?
  private let limits: OpaquePointer?

  /// Where each required text is next: before the place of a search only if that is unknown there,
  /// nil when there is no further one.
  private var nextRequired: [Int?]

  init(_ part: RegexPart, isASCII: Bool) {
    beginning = part.beginning
    expression = part.expression(isASCII: isASCII)
    requiredTexts = part.requiredTexts
    nextRequired = Array(repeating: -1, count: requiredTexts.count)
    unsafe found = pcre2_match_data_create_8(1, nil)
    unsafe limits = pcre2_match_context_create_8(nil)
    unsafe pcre2_set_match_limit_8(limits, .max)
  }

  deinit {
    unsafe pcre2_match_data_free_8(found)
    unsafe pcre2_match_context_free_8(limits)
  }

  /// The first match that begins at `start` or later.
  ///
  /// - Parameters:
  ///   - text: the same one at each call.
  ///   - mayBeEmptyAtStart: whether it may be empty when it begins right at `start`.
  func first(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, mayBeEmptyAtStart: Bool
  ) -> Range<Int>? {
    guard unsafe hasRequired(text, from: start) else { return nil }
    guard let beginning else {
      return unsafe match(text, from: start, mayBeEmptyAtStart: mayBeEmptyAtStart)
    }
    var place = start
    while let (line, end) = unsafe beginning.first(in: text, from: place) {
      if let found = unsafe match(text, from: line, mayBeEmptyAtStart: true) { return found }
      place = end + 1
    }
    return nil
  }

  private func match(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, mayBeEmptyAtStart: Bool
  ) -> Range<Int>? {
    let options = PCRE2_NO_UTF_CHECK | (mayBeEmptyAtStart ? 0 : PCRE2_NOTEMPTY_ATSTART)
    var status = unsafe match(text, start, options)
    if status == PCRE2_ERROR_JIT_STACKLIMIT { status = unsafe retry(text, start, options) }
    guard status >= 0, let ends = unsafe pcre2_get_ovector_pointer_8(found) else { return nil }
    let (lower, upper) = unsafe (ends[0], ends[1])
    return lower <= upper ? lower..<upper : nil
  }

  private func match(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ options: UInt32
  ) -> Int32 {
    unsafe pcre2_match_8(
      expression.code, text.baseAddress, text.count, start, options, found, limits)
  }

  /// Again with all the stack that a long text can need, then without machine code.
  private func retry(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ options: UInt32
  ) -> Int32 {
    let stack = unsafe pcre2_jit_stack_create_8(1 << 16, 1 << 28, nil)
    unsafe pcre2_jit_stack_assign_8(limits, nil, UnsafeMutableRawPointer(stack))
    defer {
      unsafe pcre2_jit_stack_assign_8(limits, nil, nil)
      unsafe pcre2_jit_stack_free_8(stack)
    }
    let status = unsafe match(text, start, options)
    guard status == PCRE2_ERROR_JIT_STACKLIMIT else { return status }
    return unsafe match(text, start, options | PCRE2_NO_JIT)
  }

  /// Whether one of the texts that a match must have is to be found at or after `start`.
  private func hasRequired(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    if requiredTexts.isEmpty { return true }
    for index in nextRequired.indices {
      guard let known = nextRequired[index] else { continue }
      if known >= start { return true }
      nextRequired[index] = unsafe requiredTexts[index].first(in: text, from: start)
      if nextRequired[index] != nil { return true }
    }
    return false
  }
}
