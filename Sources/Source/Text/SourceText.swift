/// The text of a Python file: UTF-8, lines ended by `\n`, the last one too.
///
/// Lines are what `\n` separates, counted from 1, as Python's tokenizer counts them. Bytes that the
/// encoding does not know are replaced by U+FFFD.
package struct SourceText: Hashable, Sendable {
  package let utf8: [UInt8]

  /// Decodes the bytes of a file as Python does: by byte order mark, then by the `coding` comment
  /// of PEP 263, else as UTF-8.
  package init(decoding bytes: [UInt8]) throws(SourceError) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let declaration = try EncodingDeclaration(of: bytes, skippingMark: hasMark)
    let encoding = EncodingName(declaration.name ?? "utf-8")
    if hasMark, !encoding.agreesWithMark { throw .syntax(.badEncoding, line: 1) }
    let text = hasMark ? Array(bytes.dropFirst(3)) : bytes
    utf8 = NewlineNormalization.apply(to: try encoding.decode(text))
  }

  /// The number of lines.
  package var lineCount: Int {
    utf8.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
  }
}
