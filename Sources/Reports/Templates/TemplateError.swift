/// What is wrong with a template; its own tests keep users from ever seeing it.
enum TemplateError: Error, Hashable, Sendable {
  case unclosedTag(String)
  case unclosedSection(String)
  case unopenedSection(String)
  case unknownTemplate(String)
  case unknownName(String)
}

extension TemplateError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unclosedTag(let text): "a tag without an end at '\(text)'"
    case .unclosedSection(let name): "the section '\(name)' has no end"
    case .unopenedSection(let name): "the section '\(name)' ends without a beginning"
    case .unknownTemplate(let name): "there is no template '\(name)'"
    case .unknownName(let name): "nothing is given for '\(name)'"
    }
  }
}
