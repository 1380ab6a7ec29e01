/// Cuts the text of a template into markup and tags.
struct TemplateParser {
  private var rest: Substring

  init(_ text: String) { rest = Self.withoutLonelyLines(text)[...] }

  /// The text without what surrounds a tag that is alone on its line.
  private static func withoutLonelyLines(_ text: String) -> String {
    var result = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let tag = line.drop { $0 == " " }
      let isLonely =
        tag.hasPrefix("{{") && tag.hasSuffix("}}")
        && tag.dropFirst(2).first.map("#^/>".contains)
          == true
        && tag.dropFirst(2).dropLast(2).allSatisfy { $0 != "}" }
      result += isLonely ? String(tag) : "\(line)\n"
    }
    if result.hasSuffix("\n") { result.removeLast() }
    return result
  }

  mutating func parse() throws(TemplateError) -> [Template.Node] { try parse(until: nil) }

  private mutating func parse(until section: String?) throws(TemplateError) -> [Template.Node] {
    var nodes: [Template.Node] = []
    while let start = rest.firstRange(of: "{{")?.lowerBound {
      if start > rest.startIndex { nodes.append(.markup(String(rest[..<start]))) }
      rest = rest[start...].dropFirst(2)
      let kind = rest.first.flatMap { "#^/>{".contains($0) ? $0 : nil }
      let name = try name(endingWith: kind == "{" ? "}}}" : "}}", after: kind)
      switch kind {
      case "#", "^":
        let body = try parse(until: name)
        nodes.append(.section(name: name, isInverted: kind == "^", body))
      case "/":
        guard name == section else { throw .unopenedSection(name) }
        return nodes
      case ">": nodes.append(.partial(name: name))
      case "{": nodes.append(.raw(name: name))
      default: nodes.append(.escaped(name: name))
      }
    }
    if let section { throw .unclosedSection(section) }
    if !rest.isEmpty { nodes.append(.markup(String(rest))) }
    return nodes
  }

  /// Takes a tag's name and its end.
  private mutating func name(
    endingWith end: String, after kind: Character?
  ) throws(TemplateError) -> String {
    if kind != nil { rest = rest.dropFirst() }
    guard let range = rest.firstRange(of: end) else {
      throw .unclosedTag(String(rest.prefix(20)))
    }
    let name = rest[..<range.lowerBound].filter { $0 != " " }
    rest = rest[range.upperBound...]
    return String(name)
  }
}
