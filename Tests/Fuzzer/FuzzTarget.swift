/// One reader of what others wrote, and how to make what it has to survive.
protocol FuzzTarget: SendableMetatype {
  /// What the command line calls it.
  static var name: String { get }

  /// - Parameters:
  ///   - samples: contents of sound files.
  ///   - folder: a place for files.
  init(samples: [[UInt8]], folder: String) throws

  /// The content for a seed, always the same one.
  func input(_ chance: inout Chance) -> [UInt8]

  /// Reads it.
  ///
  /// - Throws: a `BrokenRule` when what was read cannot be right; for bad content nothing.
  func check(_ input: [UInt8], _ chance: inout Chance) throws
}

/// Something that holds of everything that was read, and does not hold here.
struct BrokenRule: Error, CustomStringConvertible {
  let description: String

  /// Throws unless `isKept`.
  static func unless(_ isKept: Bool, _ rule: @autoclosure () -> String) throws {
    if !isKept { throw BrokenRule(description: rule()) }
  }
}
