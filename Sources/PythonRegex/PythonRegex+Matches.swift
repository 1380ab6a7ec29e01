extension PythonRegex {
  /// Where it matches, as `re.finditer` says: leftmost first, never overlapping, in byte offsets.
  ///
  /// An empty match may directly follow another match, but never stand where an empty one was.
  ///
  /// - Parameter text: valid UTF-8.
  package func matches(in text: [UInt8]) -> [Range<Int>] {
    unsafe text.withUnsafeBufferPointer { bytes in
      let isASCII = UnsafeRawBufferPointer(bytes).isASCII
      let searches = parts.map { ExpressionSearch($0, isASCII: isASCII) }
      return unsafe PythonRegex.matches(of: searches, in: bytes)
    }
  }

  /// The lines that matches touch, each match from the line it begins on to the one it ends on.
  ///
  /// Lines are counted from 1, and only `\n` ends one. The ranges are in order and may share lines.
  package func linesTouched(in text: [UInt8]) -> [ClosedRange<Int>] {
    var line = 1
    var counted = 0
    return matches(in: text).map { match in
      line += text.newlines(in: counted..<match.lowerBound)
      let first = line
      line += text.newlines(in: match)
      counted = match.upperBound
      return first...line
    }
  }

  private static func matches(
    of searches: [ExpressionSearch], in text: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var states = searches.map { State(search: $0) }
    var position = 0
    var mayBeEmpty = true
    while true {
      var best: Range<Int>?
      for index in states.indices {
        unsafe states[index].advance(to: position, in: text, mayBeEmpty: mayBeEmpty)
        guard let next = states[index].next else { continue }
        if best.map({ next.lowerBound < $0.lowerBound }) ?? true { best = next }
      }
      guard let best else { return found }
      found.append(best)
      position = best.upperBound
      mayBeEmpty = !best.isEmpty
    }
  }

  /// Where one part matches next.
  private struct State {
    let search: ExpressionSearch
    var next: Range<Int>?
    var isKnown = false

    /// Brings `next` up to date for a search from `position`.
    mutating func advance(
      to position: Int, in text: UnsafeBufferPointer<UInt8>, mayBeEmpty: Bool
    ) {
      if isKnown {
        guard let next else { return }
        let isForbidden = !mayBeEmpty && next == position..<position
        if next.lowerBound >= position, !isForbidden { return }
      }
      next = unsafe search.first(in: text, from: position, mayBeEmptyAtStart: mayBeEmpty)
      isKnown = true
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether no byte is beyond 127, looked at eight at a time.
  fileprivate var isASCII: Bool {
    var bits: UInt64 = 0
    var index = 0
    while index + 32 <= count {
      bits |= unsafe loadUnaligned(fromByteOffset: index, as: UInt64.self)
      bits |= unsafe loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
      bits |= unsafe loadUnaligned(fromByteOffset: index + 16, as: UInt64.self)
      bits |= unsafe loadUnaligned(fromByteOffset: index + 24, as: UInt64.self)
      index += 32
    }
    while index < count {
      bits |= unsafe UInt64(self[index])
      index += 1
    }
    return bits & 0x8080_8080_8080_8080 == 0
  }
}

extension [UInt8] {
  fileprivate func newlines(in range: Range<Int>) -> Int {
    var count = 0
    for byte in self[range] where byte == 10 { count &+= 1 }
    return count
  }
}
