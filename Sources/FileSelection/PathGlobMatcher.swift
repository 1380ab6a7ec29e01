/// Compares one path with one pattern, by backtracking.
///
/// With three or more runs the failures are remembered, so that the time stays in proportion to
/// the length of the path times that of the pattern.
struct PathGlobMatcher {
  private let elements: [PathGlob.Element]
  private let path: [UInt8]
  private var failed: [Bool]

  init(_ glob: PathGlob, _ path: String) {
    elements = glob.elements
    self.path = Array(path.utf8)
    let size = glob.runCount < 3 ? 0 : elements.count * (self.path.count + 1)
    failed = [Bool](repeating: false, count: size)
  }

  mutating func matches() -> Bool { matches(from: 0, at: 0) }

  private mutating func matches(from first: Int, at start: Int) -> Bool {
    var position = start
    for index in first..<elements.count {
      switch elements[index] {
      case .byte(let byte):
        guard position < path.count, path[position] == byte else { return false }
        position += 1
      case .slash:
        guard position < path.count, path[position].isSlash else { return false }
        position += 1
      case .anyCharacter:
        guard position < path.count, !path[position].isSlash else { return false }
        position += characterLength(at: position)
      case .oneOf(let set):
        guard position < path.count, set.contains(character(at: position)) else { return false }
        position += characterLength(at: position)
      case .subtree:
        return position < path.count && path[position].isSlash
          && !path[position...].contains(.newline)
      case .anyName:
        return matches(run: index, at: position) {
          !$0.isSlash
        } after: { _ in
          true
        }
      case .anyFolders:
        return matches(run: index, at: position) {
          $0 != .newline
        } after: {
          $0.isSlash
        }
      }
    }
    return position == path.count
  }

  /// Tries every length of a run of bytes that are `allowed`; `after` says which it may end with.
  private mutating func matches(
    run index: Int, at start: Int, allowed: (UInt8) -> Bool, after: (UInt8) -> Bool
  ) -> Bool {
    let cell = index * (path.count + 1) + start
    if !failed.isEmpty, failed[cell] { return false }
    if matches(from: index + 1, at: start) { return true }
    var position = start
    while position < path.count, allowed(path[position]) {
      position += 1
      if after(path[position - 1]), matches(from: index + 1, at: position) { return true }
    }
    if !failed.isEmpty { failed[cell] = true }
    return false
  }

  private func characterLength(at position: Int) -> Int {
    let length =
      switch path[position] {
      case 0xF0...: 4
      case 0xE0...: 3
      case 0xC0...: 2
      default: 1
      }
    return min(length, path.count - position)
  }

  private func character(at position: Int) -> UInt32 {
    let length = characterLength(at: position)
    guard length > 1 else { return UInt32(path[position]) }
    var value = UInt32(path[position]) & (0x7F >> UInt32(length))
    for byte in path[position + 1..<position + length] { value = value << 6 | UInt32(byte & 0x3F) }
    return value
  }
}
