/// Changes to the text of a Python file, by its words and lines.
struct TextDamage {
  /// What stands in for or beside words of the text.
  private static let words = """
    ( ) [ ] { } , : ; . = == := + - * ** / // @ -> ... if else elif for while in not and or is lambda
    def class return yield await async try except finally with as pass break continue import from
    global nonlocal del assert raise None True x 1 'a' f'{x}' b'' ! ~ += match case type _ \\ # lazy
    f'{x!r:>{y}}' t'{x}' ''' \"\"\" f''' rb'a' 0x 1_ 09 1e 1j 'a f'{ f'} é \u{FFFD} £ € 𝐱 -- <> $ ?
    print(x) except* if_ x:int *x **x (x:=1) [x for x in y] {x:y} (yield) lambda:0 @x ´ \u{00A0}
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }

  private static let comments = [
    "# -*- coding: latin-1 -*-\n", "# coding: utf-16\n", "# coding: cp1252\n",
    "# coding: nothing\n",
    "#!/usr/bin/python\n# vim: fileencoding=utf-8\n", "\u{FEFF}", "# pragma: no cover\n",
    "# type: ignore\n", "from __future__ import annotations\n", "\u{000C}\n", "\\\n",
  ].map { Array($0.utf8) }

  static func apply(to text: inout [UInt8], with other: [UInt8], _ chance: inout Chance) {
    for _ in 0...chance.below(3) { change(&text, other, &chance) }
    if chance.isOne(in: 6) { text.removeSubrange(chance.below(text.count + 1)...) }
    if chance.isOne(in: 12) { newlines(of: &text, &chance) }
  }

  private static func change(_ text: inout [UInt8], _ other: [UInt8], _ chance: inout Chance) {
    let word = wordRange(in: text, &chance)
    switch chance.below(13) {
    case 0: text.removeSubrange(word)
    case 1, 2: text.replaceSubrange(word, with: chance.element(of: words))
    case 3: text.insert(contentsOf: chance.element(of: words) + [32], at: word.lowerBound)
    case 4: text.insert(contentsOf: [32] + text[word], at: word.upperBound)
    case 5: text.replaceSubrange(word, with: other[wordRange(in: other, &chance)])
    case 6, 7: indentation(of: &text, &chance)
    case 8: text.removeSubrange(lineRange(in: text, &chance))
    case 9:
      let lines = other[lineRange(in: other, &chance)]
      text.insert(contentsOf: lines, at: lineRange(in: text, &chance).lowerBound)
    case 10:
      text.insert(
        contentsOf: chance.element(of: comments),
        at: chance.isOne(in: 2) ? 0 : lineRange(in: text, &chance).lowerBound)
    case 11: if chance.isOne(in: 3) { ByteDamage.apply(to: &text, &chance) }
    default: if chance.isOne(in: 4) { Nesting.insert(into: &text, at: word, &chance) }
    }
  }

  private static func indentation(of text: inout [UInt8], _ chance: inout Chance) {
    let start = lineRange(in: text, &chance).lowerBound
    if chance.isOne(in: 3), start < text.count, text[start] == 32 {
      text.remove(at: start)
    } else {
      let added: [[UInt8]] = [
        [32], [32, 32], [32, 32, 32, 32], [9], [12], [12, 32], [9, 32], [92, 10],
      ]
      text.insert(contentsOf: chance.element(of: added), at: start)
    }
  }

  private static func newlines(of text: inout [UInt8], _ chance: inout Chance) {
    let all = chance.isOne(in: 2)
    let newline: [UInt8] = chance.isOne(in: 2) ? [13] : [13, 10]
    text = text.flatMap { $0 == 10 && (all || chance.isOne(in: 5)) ? newline : [$0] }
  }

  /// A word, a number, or a single character.
  private static func wordRange(in text: [UInt8], _ chance: inout Chance) -> Range<Int> {
    guard !text.isEmpty else { return 0..<0 }
    var start = chance.below(text.count)
    while start + 1 < text.count, isBlank(text[start]) { start += 1 }
    var end = start + 1
    guard isPartOfWord(text[start]) else { return start..<end }
    while start > 0, isPartOfWord(text[start - 1]) { start -= 1 }
    while end < text.count, isPartOfWord(text[end]) { end += 1 }
    return start..<end
  }

  /// A line with its end, seldom several.
  private static func lineRange(in text: [UInt8], _ chance: inout Chance) -> Range<Int> {
    var start = chance.below(text.count + 1)
    var end = start
    while start > 0, text[start - 1] != 10 { start -= 1 }
    for _ in 0...(chance.isOne(in: 4) ? chance.below(8) : 0) {
      while end < text.count, text[end] != 10 { end += 1 }
      if end < text.count { end += 1 }
    }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
    default: false
    }
  }
}
