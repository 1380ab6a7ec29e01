/// Reads the text of a pattern into elements.
struct PathGlobParser {
  private let pattern: String
  private let text: [UInt8]
  private var position = 0

  init(_ pattern: String) {
    self.pattern = pattern
    let slashed = pattern.utf8.map { $0 == .backslash ? .slash : $0 }
    text = slashed.contains(.slash) ? slashed : [.star, .star, .slash] + slashed
  }

  mutating func elements() throws(SelectionError) -> [PathGlob.Element] {
    var elements: [PathGlob.Element] = []
    while position < text.count {
      try refuseMisplacedStars()
      try elements.append(next())
    }
    return elements
  }

  private mutating func next() throws(SelectionError) -> PathGlob.Element {
    let stars = starCount(at: position)
    if stars > 0, position == 0 || stars == 2, byte(position + stars) == .slash {
      position += stars + 1
      return .anyFolders
    }
    defer { position += 1 }
    switch text[position] {
    case .slash:
      let following = starCount(at: position + 1)
      guard following > 0, position + 1 + following == text.count else { return .slash }
      position += following
      return .subtree
    case .star: return .anyName
    case .questionMark: return .anyCharacter
    case .openBracket: return try characterClass()
    case .closeBracket: throw refusing(position..<position + 1)
    case let other: return .byte(other)
    }
  }

  /// Two stars have to be a whole component, and not the same one twice in a row.
  private func refuseMisplacedStars() throws(SelectionError) {
    let stars = starCount(at: position)
    if stars >= 3 { throw refusing(position..<position + stars) }
    let component = text[position...].prefix { $0 != .slash }
    if let double = lastDoubleStar(in: component), double.lowerBound > position {
      throw refusing(position..<double.upperBound)
    }
    guard stars == 2 else { return }
    if component.count > 2 { throw refusing(position..<component.endIndex) }
    if byte(position + 2) == .slash, starCount(at: position + 3) >= 2 {
      throw refusing(position..<position + 5)
    }
  }

  private func lastDoubleStar(in component: ArraySlice<UInt8>) -> Range<Int>? {
    guard component.count >= 2 else { return nil }
    for start in stride(from: component.endIndex - 2, through: component.startIndex, by: -1)
    where component[start] == .star && component[start + 1] == .star {
      return start..<start + 2
    }
    return nil
  }

  /// At the opening bracket; leaves the position at the closing one.
  private mutating func characterClass() throws(SelectionError) -> PathGlob.Element {
    let start = position
    guard let end = text[start...].firstIndex(of: .closeBracket),
      !text[start..<end].contains(.newline)
    else { throw refusing(start..<start + 1) }
    position = end
    var scalars = String(decoding: text[start + 1..<end], as: UTF8.self).unicodeScalars
      .map(\.value)[...]
    var result = PathGlob.CharacterClass()
    if scalars.first == UInt32(UInt8.caret) {
      result.isNegated = true
      scalars = scalars.dropFirst()
    }
    guard !scalars.isEmpty else { throw refusing(start..<end + 1) }
    while let low = scalars.popFirst() {
      guard scalars.first == UInt32(UInt8.hyphen), scalars.count >= 2 else {
        result.ranges.append(low...low)
        continue
      }
      let high = scalars[scalars.startIndex + 1]
      guard low <= high else { throw refusing(start..<end + 1) }
      scalars = scalars.dropFirst(2)
      result.ranges.append(low...high)
    }
    return .oneOf(result)
  }

  private func starCount(at start: Int) -> Int {
    guard start < text.count else { return 0 }
    return text[start...].prefix { $0 == .star }.count
  }

  private func byte(_ index: Int) -> UInt8? { index < text.count ? text[index] : nil }

  private func refusing(_ range: Range<Int>) -> SelectionError {
    .badPattern(pattern: pattern, part: String(decoding: text[range], as: UTF8.self))
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let slash = UInt8(ascii: "/")
  static let backslash = UInt8(ascii: "\\")
  static let star = UInt8(ascii: "*")
  static let questionMark = UInt8(ascii: "?")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let caret = UInt8(ascii: "^")
  static let hyphen = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")

  var isSlash: Bool { self == .slash || self == .backslash }
}
