/// A pattern for the beginning of a path: where a source tree may be rooted.
///
/// The wildcards of `PathGlob` with two differences: the case of letters does not matter, and the
/// longest beginning that matches is what counts.
struct RootPattern: Hashable, Sendable {
  private enum Element: Hashable, Sendable {
    case character(Unicode.Scalar)
    case slash
    case anyCharacter
    case anyName

    /// Any folders with their final slash, or nothing.
    case anyFolders
    case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
  }

  private let elements: [Element]

  /// - Parameter text: ends with a slash; a backslash is one, too.
  init(_ text: String) throws(PathAliasError) {
    var rest = Array(text.lowercased().unicodeScalars)[...]
    var elements: [Element] = []
    while let first = rest.first {
      let stars = rest.prefix { $0 == "*" }.count
      if stars > 2 || stars == 2 && !Self.isWholeName(rest, after: elements.last) {
        throw PathAliasError.badPattern(text)
      }
      if stars > 0, stars == 2 || elements.isEmpty, rest.dropFirst(stars).first?.isSlash == true {
        guard elements.last != .anyFolders else { throw PathAliasError.badPattern(text) }
        elements.append(.anyFolders)
        rest = rest.dropFirst(stars + 1)
      } else if first == "[" {
        elements.append(try Self.characterClass(&rest, in: text))
      } else {
        guard first != "]" else { throw PathAliasError.badPattern(text) }
        elements.append(Self.element(first))
        rest = rest.dropFirst()
      }
    }
    self.elements = elements
  }

  private static func element(_ character: Unicode.Scalar) -> Element {
    switch character {
    case "/", "\\": .slash
    case "?": .anyCharacter
    case "*": .anyName
    default: .character(character)
    }
  }

  private static func isWholeName(_ rest: ArraySlice<Unicode.Scalar>, after last: Element?) -> Bool
  {
    rest.dropFirst(2).first?.isSlash == true
      && (last == nil || last == .slash || last == .anyFolders)
  }

  private static func characterClass(
    _ rest: inout ArraySlice<Unicode.Scalar>, in text: String
  ) throws(PathAliasError) -> Element {
    guard let end = rest.firstIndex(of: "]") else { throw .badPattern(text) }
    var inner = rest[rest.startIndex..<end].dropFirst()
    rest = rest[end...].dropFirst()
    let isNegated = inner.first == "^"
    if isNegated { inner = inner.dropFirst() }
    guard !inner.isEmpty else { throw .badPattern(text) }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while let low = inner.popFirst() {
      guard inner.first == "-", let high = inner.dropFirst().first else {
        ranges.append(low...low)
        continue
      }
      guard low <= high else { throw .badPattern(text) }
      ranges.append(low...high)
      inner = inner.dropFirst(2)
    }
    return .oneOf(ranges, isNegated: isNegated)
  }

  /// The number of characters at the beginning of `path` that match; nil when it does not match.
  func matchLength(in path: [Unicode.Scalar]) -> Int? { matchEnd(elements[...], path, 0) }

  private func matchEnd(
    _ elements: ArraySlice<Element>, _ path: [Unicode.Scalar], _ start: Int
  ) -> Int? {
    guard let first = elements.first else { return start }
    let rest = elements.dropFirst()
    switch first {
    case .anyName:
      let length = path[start...].prefix { !$0.isSlash }.count
      return (0...length).reversed().firstNonNil { matchEnd(rest, path, start + $0) }
    case .anyFolders:
      let ends = (start..<path.count).filter { path[$0].isSlash }.map { $0 + 1 }
      return ([start] + ends).reversed().firstNonNil { matchEnd(rest, path, $0) }
    default:
      guard start < path.count, Self.matches(first, path[start]) else { return nil }
      return matchEnd(rest, path, start + 1)
    }
  }

  private static func matches(_ element: Element, _ found: Unicode.Scalar) -> Bool {
    switch element {
    case .character(let character):
      character == found || character == found.properties.lowercaseMapping.unicodeScalars.first
    case .slash: found.isSlash
    case .anyCharacter: !found.isSlash
    case .oneOf(let ranges, let isNegated):
      ranges.contains {
        $0.contains(found) || found.isASCII && $0.contains(found.lowercasedASCII)
      } != isNegated
    case .anyName, .anyFolders: false
    }
  }
}

extension Unicode.Scalar {
  var isSlash: Bool { self == "/" || self == "\\" }

  var lowercasedASCII: Unicode.Scalar {
    ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value) | 0x20) : self
  }
}

extension Sequence {
  /// The first result that is not nil.
  func firstNonNil<R>(_ transform: (Element) -> R?) -> R? {
    for element in self {
      if let result = transform(element) { return result }
    }
    return nil
  }
}
