/// A codec of Python, found by any of its names.
struct EncodingName {
  enum Family: Hashable {
    case utf8
    case ascii
    case latin1
    /// Known to iconv under this name.
    case other(String)
  }

  /// As written in the file.
  let name: String
  let family: Family

  init(_ name: String) {
    self.name = name
    let plain = name.lowercased().map { $0 == "_" || $0 == " " || $0 == "." ? "-" : $0 }
    let key = String(plain)
    family =
      switch key {
      case "utf-8", "utf8", "u8", "utf", "utf8-ucs2", "utf8-ucs4", "cp65001", "utf-8-sig":
        .utf8
      case _ where key.hasPrefix("utf-8-"): .utf8
      case "ascii", "646", "us-ascii", "us", "ansi-x3-4-1968", "ansi-x3-4-1986", "cp367",
        "csascii", "ibm367", "iso646-us", "iso-646-irv-1991", "iso-ir-6":
        .ascii
      case "latin-1", "latin1", "latin", "l1", "iso-8859-1", "iso8859-1", "iso8859", "8859",
        "cp819", "csisolatin1", "ibm819", "iso-8859-1-1987", "iso-ir-100":
        .latin1
      case _ where key.hasPrefix("latin-1-") || key.hasPrefix("iso-8859-1-"): .latin1
      default: .other(EncodingAliases.iconvName(for: key))
      }
  }

  /// Whether it may be declared after a byte order mark: Python wants "utf-8" spelled in full there.
  var agreesWithMark: Bool {
    let plain = String(name.prefix(12).lowercased().map { $0 == "_" ? "-" : $0 })
    return plain == "utf-8" || plain.hasPrefix("utf-8-")
  }

  /// The text as UTF-8, with U+FFFD for what the encoding does not know.
  func decode(_ bytes: [UInt8]) throws(SourceError) -> [UInt8] {
    switch family {
    case .utf8:
      if UTF8Validation.isValid(bytes) { return bytes }
      return Array(String(decoding: bytes, as: UTF8.self).utf8)
    case .ascii:
      return bytes.contains { $0 >= 0x80 }
        ? Array(
          String(decoding: bytes.map { $0 < 0x80 ? UInt16($0) : 0xFFFD }, as: UTF16.self).utf8)
        : bytes
    case .latin1:
      return bytes.contains { $0 >= 0x80 }
        ? Array(String(decoding: bytes.map { UInt16($0) }, as: UTF16.self).utf8) : bytes
    case .other(let iconvName):
      guard let converter = Iconv(from: iconvName) else { throw .unknownEncoding(name: name) }
      return converter.decode(bytes)
    }
  }
}
