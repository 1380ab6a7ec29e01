/// Puts environment variables into values: `$NAME`, `${NAME}`, `${NAME?}`, `${NAME-default}` and
/// `$$` for a dollar sign.
///
/// A variable that is not set gives nothing, except with `?`, where it is an error. Any other
/// dollar sign stays.
struct Substitution {
  let environment: [String: String]

  /// A variable that must be set and is not.
  struct Undefined: Error {
    let variable: String
  }

  func apply(to text: String) throws(Undefined) -> String {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    var rest = text.unicodeScalars[...]
    var result = String.UnicodeScalarView()
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[dollar...].dropFirst()
      if let value = try value(&rest) { result += value.unicodeScalars } else { result.append("$") }
    }
    return String(result + rest)
  }

  /// The value of what follows a dollar sign; nil, and nothing read, when it is none of the forms.
  private func value(_ rest: inout Substring.UnicodeScalarView) throws(Undefined) -> String? {
    if rest.first == "$" {
      rest.removeFirst()
      return "$"
    }
    if rest.first == "{" { return try braced(&rest) }
    let name = rest.prefix { $0.isPythonWord }
    guard !name.isEmpty else { return nil }
    rest = rest[name.endIndex...]
    return environment[String(name)] ?? ""
  }

  private func braced(_ rest: inout Substring.UnicodeScalarView) throws(Undefined) -> String? {
    let inside = rest.dropFirst()
    let name = inside.prefix { $0.isPythonWord }
    guard !name.isEmpty, let end = inside.firstIndex(of: "}") else { return nil }
    let suffix = inside[name.endIndex..<end]
    let isStrict = suffix.count == 1 && suffix.first == "?"
    guard suffix.isEmpty || isStrict || suffix.first == "-" else { return nil }
    rest = inside[end...].dropFirst()
    if let value = environment[String(name)] { return value }
    if isStrict { throw Undefined(variable: String(name)) }
    return String(suffix.dropFirst())
  }
}
