/// A page with names to be filled in, in the part of Mustache that our templates use.
///
/// `{{name}}` is escaped for HTML, `{{{name}}}` is not; `{{#name}}…{{/name}}` is written for a true
/// value or each item of a list, `{{^name}}…{{/name}}` for what is false or empty; `{{> name}}` puts
/// another template in. A tag that is alone on its line leaves no line behind. A name that nothing
/// is given for is an error, not empty. See https://mustache.github.io/mustache.5.html.
struct Template: Hashable, Sendable {
  let nodes: [Node]

  indirect enum Node: Hashable, Sendable {
    case markup(String)
    case escaped(name: String)
    case raw(name: String)
    case section(name: String, isInverted: Bool, [Node])
    case partial(name: String)
  }

  init(_ text: String) throws(TemplateError) {
    var parser = TemplateParser(text)
    nodes = try parser.parse()
  }
}

/// The templates of a report, by name.
struct TemplateLibrary: Sendable {
  private let templates: [String: Template]

  init(_ templates: [String: Template]) { self.templates = templates }

  func render(
    _ name: String, _ values: [String: TemplateValue]
  ) throws(TemplateError) -> String {
    var output = ""
    try write(template(name).nodes, [values], to: &output)
    return output
  }

  private func template(_ name: String) throws(TemplateError) -> Template {
    guard let template = templates[name] else { throw .unknownTemplate(name) }
    return template
  }

  /// - Parameter scopes: what names stand for, the innermost last.
  private func write(
    _ nodes: [Template.Node], _ scopes: [[String: TemplateValue]], to output: inout String
  ) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .markup(let text): output += text
      case .raw(let name): output += try Self.value(name, scopes).shown
      case .escaped(let name): output += Self.escaped(try Self.value(name, scopes).shown)
      case .partial(let name): try write(template(name).nodes, scopes, to: &output)
      case .section(let name, let isInverted, let body):
        let value = try Self.value(name, scopes)
        if value.isTrue == isInverted { continue }
        if case .list(let items) = value, !isInverted {
          for item in items { try write(body, scopes + [item], to: &output) }
        } else {
          try write(body, scopes, to: &output)
        }
      }
    }
  }

  private static func value(
    _ name: String, _ scopes: [[String: TemplateValue]]
  ) throws(TemplateError) -> TemplateValue {
    for scope in scopes.reversed() {
      if let value = scope[name] { return value }
    }
    throw .unknownName(name)
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
