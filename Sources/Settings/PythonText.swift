// What Python's own text methods do, where settings depend on it.

extension Unicode.Scalar {
  /// `str.isspace`.
  var isPythonSpace: Bool {
    switch value {
    case 9...13, 28...32, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// What ends a line for `str.splitlines`.
  var isPythonLineEnd: Bool {
    switch value {
    case 10...13, 28...30, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// `\w`.
  var isPythonWord: Bool {
    if value < 128 { return properties.isAlphabetic || (48...57).contains(value) || self == "_" }
    return switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}

extension Substring {
  /// `str.strip`.
  var trimmed: Substring {
    let start = unicodeScalars.firstIndex { !$0.isPythonSpace } ?? endIndex
    return self[start...].trimmedAtEnd
  }

  /// `str.rstrip`.
  var trimmedAtEnd: Substring {
    guard let last = unicodeScalars.lastIndex(where: { !$0.isPythonSpace }) else {
      return self[startIndex..<startIndex]
    }
    return self[..<unicodeScalars.index(after: last)]
  }
}
