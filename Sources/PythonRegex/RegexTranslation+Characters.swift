extension RegexTranslation {
  private static let never = "(?!)"

  func literal(_ value: UInt32, _ flags: RegexFlags) -> String {
    let isSurrogate = (0xD800...0xDFFF).contains(value)
    guard !isSurrogate, texts == .unicode || value < 128 else { return RegexTranslation.never }
    guard flags.contains(.ignoreCase) else { return escaped(value) }
    return set([.range(value, value)], false, flags)
  }

  func set(_ items: [RegexNode.SetItem], _ isNegated: Bool, _ flags: RegexFlags) -> String {
    let isCaseless = flags.contains(.ignoreCase)
    var body = items.map { text($0, flags) }.joined()
    if isCaseless { body += otherCases(items, flags) }
    if body.isEmpty { return isNegated ? "(?s:.)" : RegexTranslation.never }
    let set = (isNegated ? "[^" : "[") + body + "]"
    return isCaseless && !flags.contains(.ascii) ? ignoringCase(set, flags) : set
  }

  /// What the engine's own folding lacks or, under the ASCII flag, would overdo.
  private func otherCases(_ items: [RegexNode.SetItem], _ flags: RegexFlags) -> String {
    var ranges: [ClosedRange<UInt32>] = []
    for case .range(let first, let last) in items { ranges.append(first...last) }
    guard flags.contains(.ascii) else { return dotlessForms(ranges) }
    return shifted(ranges, within: 65...90) { $0 + 32 }
      + shifted(ranges, within: 97...122) { $0 - 32 }
  }

  private func shifted(
    _ ranges: [ClosedRange<UInt32>], within letters: ClosedRange<UInt32>,
    by shift: (UInt32) -> UInt32
  ) -> String {
    ranges.filter { $0.overlaps(letters) }.map { $0.clamped(to: letters) }
      .map { range(shift($0.lowerBound), shift($0.upperBound)) }.joined()
  }

  /// Python takes the dotted and the dotless i for cases of one letter.
  private func dotlessForms(_ ranges: [ClosedRange<UInt32>]) -> String {
    guard texts == .unicode else { return "" }
    let forms: [UInt32] = [0x49, 0x69, 0x130, 0x131]
    guard forms.contains(where: { form in ranges.contains { $0.contains(form) } }) else {
      return ""
    }
    return forms.map(escaped).joined()
  }

  private func text(_ item: RegexNode.SetItem, _ flags: RegexFlags) -> String {
    switch item {
    case .range(let first, let last): return range(first, last)
    case .category(let category, false): return members(category, flags)
    case .category(let category, true): return others(category, flags)
    }
  }

  private func range(_ first: UInt32, _ last: UInt32) -> String {
    let top: UInt32 = texts == .ascii ? 127 : 0x10FFFF
    let low = (0xD800...0xDFFF).contains(first) ? 0xE000 : first
    let high = min(top, (0xD800...0xDFFF).contains(last) ? 0xD7FF : last)
    guard low <= high else { return "" }
    return low == high ? escaped(low) : escaped(low) + "-" + escaped(high)
  }

  /// The members of a category, to stand in brackets.
  func members(_ category: RegexNode.Category, _ flags: RegexFlags) -> String {
    let isUnicode = texts == .unicode && !flags.contains(.ascii)
    return switch category {
    case .digit: isUnicode ? "\\p{Nd}" : "0-9"
    case .word: isUnicode ? "\\p{L}\\p{N}_" : "0-9A-Z_a-z"
    case .space:
      flags.contains(.ascii)
        ? "\\x09-\\x0d\\x20"
        : "\\x09-\\x0d\\x1c-\\x20" + (isUnicode ? RegexTranslation.wideSpaces : "")
    }
  }

  private static let wideSpaces =
    "\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}"

  /// Every character that is not in a category, to stand in brackets.
  private func others(_ category: RegexNode.Category, _ flags: RegexFlags) -> String {
    let isUnicode = texts == .unicode && !flags.contains(.ascii)
    if isUnicode, category == .digit { return "\\P{Nd}" }
    if isUnicode, category == .word { return RegexTranslation.wideOthers }
    let inside: [ClosedRange<UInt32>]
    switch category {
    case .digit: inside = [48...57]
    case .word: inside = [48...57, 65...90, 95...95, 97...122]
    case .space:
      let narrow: [ClosedRange<UInt32>] =
        flags.contains(.ascii) ? [9...13, 32...32] : [9...13, 28...32]
      inside = narrow + (isUnicode ? RegexTranslation.wideSpaceRanges : [])
    }
    return gaps(between: inside)
  }

  private static let wideSpaceRanges: [ClosedRange<UInt32>] = [
    0x85...0x85, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000,
  ]

  /// Marks, punctuation but the underscore, symbols, separators and others.
  private static let wideOthers =
    "\\p{M}\\p{Z}\\p{S}\\p{C}\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}"
    + "\\x{203f}\\x{2040}\\x{2054}\\x{fe33}\\x{fe34}\\x{fe4d}-\\x{fe4f}\\x{ff3f}"

  private func gaps(between inside: [ClosedRange<UInt32>]) -> String {
    let starts = [0] + inside.map { $0.upperBound + 1 }
    let ends = inside.map { $0.lowerBound - 1 } + [0x10FFFF]
    return zip(starts, ends).map { range($0, $1) }.joined()
  }

  func escaped(_ value: UInt32) -> String {
    let isPlain =
      (48...57).contains(value) || (65...90).contains(value) || (97...122).contains(value)
    if isPlain, let scalar = Unicode.Scalar(value) { return String(scalar) }
    return "\\x{" + String(value, radix: 16) + "}"
  }
}
