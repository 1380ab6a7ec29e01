internal import Testing

/// The pages of a report by name, as text.
struct HTMLPages {
  let names: [String]
  private let texts: [String: String]

  init(_ pages: [(name: String, bytes: [UInt8])]) {
    names = pages.map(\.name)
    texts = Dictionary(
      uniqueKeysWithValues: pages.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  func text(_ name: String) throws -> String { try #require(texts[name], "no page '\(name)'") }

  var documents: [(name: String, text: String)] {
    names.filter { $0.hasSuffix(".html") }.map { ($0, texts[$0] ?? "") }
  }

  /// The page of the source file at `path`.
  func page(of path: String) throws -> String {
    let readable = path.map { $0.isLetter || $0.isNumber ? $0 : "_" }
    let name = names.first { $0.hasPrefix("\(String(readable))-") }
    return try text(#require(name, "no page of '\(path)'"))
  }
}
