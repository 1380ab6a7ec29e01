internal import Files
internal import Profiler

/// What a profile's functions are called where a single name has to do.
struct FunctionLabels {
  /// For each function, such as `Class.method (module.py:12)`.
  let placed: [String]

  init(_ profile: Profile) {
    placed = profile.functions.map { function in
      guard function.kind == .python else { return function.name.singleLine }
      return "\(function.qualifiedName) (\(Paths.name(function.file)):\(function.firstLine))"
        .singleLine
    }
  }

  /// For each function the place of the first that has the same label.
  var merged: [Int] {
    var first: [String: Int] = [:]
    return placed.enumerated().map { place, label in
      if let known = first[label] { return known }
      first[label] = place
      return place
    }
  }
}

extension String {
  /// The text with spaces for what ends a line or a text of C.
  var singleLine: String {
    guard utf8.contains(where: { $0 < 0x20 }) else { return self }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
  }
}
