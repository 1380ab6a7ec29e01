/// What a name stands for in a template.
enum TemplateValue: Hashable, Sendable {
  case text(String)
  case flag(Bool)

  /// A section of that name is written once for each.
  case list([[String: TemplateValue]])
}

extension TemplateValue: ExpressibleByStringInterpolation, ExpressibleByBooleanLiteral {
  init(stringLiteral text: String) { self = .text(text) }

  init(booleanLiteral flag: Bool) { self = .flag(flag) }
}

extension TemplateValue {
  /// What `{{name}}` shows, before escaping.
  var shown: String {
    switch self {
    case .text(let text): text
    case .flag, .list: ""
    }
  }

  /// Whether `{{#name}}` writes its section: for text, when there is any.
  var isTrue: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .flag(let flag): flag
    case .list(let items): !items.isEmpty
    }
  }
}
