/// Names of Python's codecs that iconv spells otherwise, in lower case with `-` for `_`.
enum EncodingAliases {
  /// What iconv calls the codec `key`.
  static func iconvName(for key: String) -> String {
    if let name = iconvNames[key] { return name }
    if key.hasPrefix("iso2022") {
      let variant = key.dropFirst(7)
      return variant.hasPrefix("-") ? "ISO-2022\(variant)" : "ISO-2022-\(variant)"
    }
    // A fourth part is the year of the standard, which iconv does without.
    let parts = key.split(separator: "-")
    return key.hasPrefix("iso-8859-") && parts.count == 4 ? "ISO-8859-\(parts[2])" : key
  }

  private static let iconvNames: [String: String] = {
    var names = [
      "big5-tw": "BIG5", "csbig5": "BIG5", "hkscs": "BIG5-HKSCS", "big5hkscs": "BIG5-HKSCS",
      "gb2312": "EUC-CN", "chinese": "EUC-CN", "csiso58gb231280": "EUC-CN", "euccn": "EUC-CN",
      "eucgb2312-cn": "EUC-CN", "gb2312-1980": "EUC-CN", "iso-ir-58": "EUC-CN",
      "936": "CP936", "ms936": "CP936", "gbk": "CP936", "gb18030-2000": "GB18030",
      "932": "CP932", "ms932": "CP932", "mskanji": "CP932", "ms-kanji": "CP932",
      "windows-31j": "CP932", "949": "CP949", "ms949": "CP949", "uhc": "CP949",
      "950": "CP950", "ms950": "CP950", "eucjp": "EUC-JP", "ujis": "EUC-JP", "u-jis": "EUC-JP",
      "euckr": "EUC-KR", "korean": "EUC-KR", "ks-c-5601": "EUC-KR", "ks-c-5601-1987": "EUC-KR",
      "ksx1001": "EUC-KR", "ks-x-1001": "EUC-KR", "sjis": "SHIFT_JIS", "s-jis": "SHIFT_JIS",
      "shiftjis": "SHIFT_JIS", "csshiftjis": "SHIFT_JIS", "shift-jis": "SHIFT_JIS",
      "euc-jis-2004": "EUC-JISX0213", "jisx0213": "EUC-JISX0213", "eucjis2004": "EUC-JISX0213",
      "shiftjisx0213": "SHIFT_JISX0213", "shift-jis-2004": "SHIFT_JISX0213",
      "cp1252": "CP1252", "cyrillic": "ISO-8859-5", "arabic": "ISO-8859-6",
      "greek": "ISO-8859-7", "greek8": "ISO-8859-7", "hebrew": "ISO-8859-8",
      "latin9": "ISO-8859-15", "l9": "ISO-8859-15", "thai": "ISO-8859-11",
      "tis620": "ISO-8859-11", "koi8-r": "KOI8-R", "koi8-u": "KOI8-U", "koi8-t": "KOI8-T",
      "mac-roman": "MACINTOSH", "macroman": "MACINTOSH", "macintosh": "MACINTOSH",
      "mac-cyrillic": "MAC-CYRILLIC", "maccyrillic": "MAC-CYRILLIC", "ptcp154": "PT154",
      "cp154": "PT154", "cyrillic-asian": "PT154", "kz1048": "RK1048", "kz-1048": "RK1048",
      "strk1048-2002": "RK1048", "hp-roman8": "HP-ROMAN8", "roman8": "HP-ROMAN8", "r8": "HP-ROMAN8",
      "u16": "UTF-16", "utf16": "UTF-16", "u32": "UTF-32", "utf32": "UTF-32", "u7": "UTF-7",
      "utf7": "UTF-7", "hz": "HZ", "hzgb": "HZ", "hz-gb": "HZ", "hz-gb-2312": "HZ",
      "asmo-708": "ISO-8859-6", "ecma-114": "ISO-8859-6", "ecma-118": "ISO-8859-7",
      "elot-928": "ISO-8859-7", "iso-celtic": "ISO-8859-14", "cp-gr": "CP869", "cp-is": "CP861",
      "csibm861": "CP861", "csibm858": "CP858", "1125": "CP1125", "ibm1125": "CP1125",
      "cp866u": "CP1125", "ruscii": "CP1125", "csptcp154": "PT154", "cp1051": "HP-ROMAN8",
      "ibm1051": "HP-ROMAN8", "eucjisx0213": "EUC-JISX0213", "euc-jisx0213": "EUC-JISX0213",
      "euc-jis2004": "EUC-JISX0213", "gb2312-80": "EUC-CN", "ksc5601": "EUC-KR",
      "maccentraleurope": "MAC-CENTRALEUROPE", "mac-centeuro": "MAC-CENTRALEUROPE",
      "maclatin2": "MAC-CENTRALEUROPE", "mac-latin2": "MAC-CENTRALEUROPE",
      "maciceland": "MAC-IS", "mac-iceland": "MAC-IS", "ms1361": "JOHAB",
      "shift-jisx0213": "SHIFT_JISX0213", "shiftjis2004": "SHIFT_JISX0213",
      "s-jis-2004": "SHIFT_JISX0213", "sjis-2004": "SHIFT_JISX0213",
      "s-jisx0213": "SHIFT_JISX0213", "sjisx0213": "SHIFT_JISX0213",
      "tis-620": "ISO-8859-11", "tis-620-0": "ISO-8859-11", "tis-620-2529-0": "ISO-8859-11",
      "tis-620-2529-1": "ISO-8859-11", "iso-ir-166": "ISO-8859-11",
      "x-mac-japanese": "SHIFT_JIS", "x-mac-korean": "EUC-KR", "x-mac-simp-chinese": "EUC-CN",
      "x-mac-trad-chinese": "BIG5", "unicode-1-1-utf-7": "UTF-7",
    ]
    let parts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16]
    for part in parts {
      for name in ["iso8859-\(part)", "iso-8859-\(part)", "iso8859\(part)"] {
        names[name] = "ISO-8859-\(part)"
      }
    }
    for (latin, part) in [(2, 2), (3, 3), (4, 4), (5, 9), (6, 10), (7, 13), (8, 14), (10, 16)] {
      for name in ["latin\(latin)", "latin-\(latin)", "l\(latin)"] {
        names[name] = "ISO-8859-\(part)"
      }
    }
    for page in 1250...1258 {
      for name in ["\(page)", "cp\(page)", "windows-\(page)"] { names[name] = "CP\(page)" }
    }
    let pages = [
      437, 737, 775, 850, 852, 855, 856, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874,
    ]
    for page in pages {
      for name in ["\(page)", "cp\(page)", "ibm\(page)"] { names[name] = "CP\(page)" }
    }
    return names
  }()
}
