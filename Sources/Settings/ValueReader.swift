internal import PythonRegex

/// Turns the values of one file into the types that settings have.
struct ValueReader {
  let file: String
  let environment: [String: String]

  func set(
    _ key: SettingKey, to value: ConfigurationValue, titled title: String,
    in settings: inout Settings
  ) throws(SettingsError) {
    let place = Place(reader: self, key: "[\(title)] \(key.name)", value: value)
    switch key.target {
    case .boolean(let path): settings[keyPath: path] = try place.boolean()
    case .choice(let path): settings[keyPath: path] = try place.boolean()
    case .integer(let path): settings[keyPath: path] = try place.integer()
    case .decimal(let path): settings[keyPath: path] = try place.decimal()
    case .text(let path): settings[keyPath: path] = try place.text()
    case .title(let path): settings[keyPath: path] = try place.text()
    case .file(let path): settings[keyPath: path] = try place.path()
    case .optionalFile(let path): settings[keyPath: path] = try place.path()
    case .list(let path): settings[keyPath: path] = try place.list()
    case .optionalList(let path): settings[keyPath: path] = try place.list()
    case .expressions(let path): settings[keyPath: path] = try place.expressions()
    case .thresholds(let path): settings[keyPath: path] = try place.thresholds()
    }
  }

  /// The places of an entry of `[paths]`.
  func paths(
    _ option: ConfigurationFile.Option, titled title: String
  ) throws(SettingsError) -> PathSettings {
    let place = Place(reader: self, key: "[\(title)] \(option.name)", value: option.value)
    let places = try place.list().map { HomeFolder.expanding($0, environment: environment) }
    return PathSettings(name: option.name, places: places)
  }

  func text(
    _ option: ConfigurationFile.Option, titled title: String
  ) throws(SettingsError) -> String {
    if case .array = option.value { return option.value.shown }
    return try Place(reader: self, key: "[\(title)] \(option.name)", value: option.value).text()
  }

  /// One value and how messages name it.
  private struct Place {
    let reader: ValueReader
    let key: String
    let value: ConfigurationValue

    func boolean() throws(SettingsError) -> Bool {
      switch value {
      case .boolean(let flag): return flag
      case .line(let text):
        switch try substituted(text).lowercased() {
        case "1", "yes", "true", "on": return true
        case "0", "no", "false", "off": return false
        default: throw wrong("a boolean, such as true or false")
        }
      case .text(let text):
        switch try substituted(text) {
        case "true": return true
        case "false": return false
        default: throw wrong("a boolean, true or false")
        }
      default: throw wrong("a boolean, true or false")
      }
    }

    func integer() throws(SettingsError) -> Int {
      switch value {
      case .integer(let number): return number
      case .boolean(let flag): return flag ? 1 : 0
      case .line(let text), .text(let text):
        guard let number = PythonNumber.integer(try substituted(text)) else { fallthrough }
        return number
      default: throw wrong("an integer")
      }
    }

    func decimal() throws(SettingsError) -> Double {
      switch value {
      case .decimal(let number): return number
      case .integer(let number): return Double(number)
      case .boolean(let flag): return flag ? 1 : 0
      case .line(let text), .text(let text):
        guard let number = PythonNumber.decimal(try substituted(text)) else { fallthrough }
        return number
      default: throw wrong("a number")
      }
    }

    func text() throws(SettingsError) -> String {
      switch value {
      case .line(let text), .text(let text): return try substituted(text)
      case .integer, .decimal, .boolean: return value.shown
      default: throw wrong("a text")
      }
    }

    func path() throws(SettingsError) -> String {
      switch value {
      case .line(let text), .text(let text):
        return HomeFolder.expanding(
          try substituted(text), environment: reader.environment)
      default: throw wrong("a path in quotes")
      }
    }

    func list() throws(SettingsError) -> [String] {
      guard case .line(let text) = value else { return try elements() }
      return try substituted(text).split { $0 == "\n" || $0 == "," }.map(\.trimmed)
        .filter { !$0.isEmpty }.map(String.init)
    }

    func expressions() throws(SettingsError) -> [String] {
      var lines: [Substring] = []
      if case .line(let text) = value {
        lines = try substituted(text).unicodeScalars.split { $0.isPythonLineEnd }.map(
          Substring.init)
      } else {
        lines = try elements().map { $0[...] }
      }
      let expressions = lines.map(\.trimmed).filter { !$0.isEmpty }.map(String.init)
      for expression in expressions { try check(expression) }
      return expressions
    }

    func thresholds() throws(SettingsError) -> [PathThreshold] {
      var thresholds: [PathThreshold] = []
      switch value {
      case .table(let options):
        for option in options {
          let place = Place(reader: reader, key: "\(key).\(option.name)", value: option.value)
          let pattern = try substituted(option.name)
          thresholds.append(PathThreshold(pattern: pattern, minimum: try place.percentage()))
        }
      case .line(let text):
        for line in try substituted(text).split(separator: "\n") where !line.trimmed.isEmpty {
          guard let threshold = PathThreshold(String(line)) else {
            throw wrong("lines such as 'src/* = 90'", String(line.trimmed))
          }
          thresholds.append(threshold)
        }
      default: throw wrong("a table such as {\"src/*\" = 90}")
      }
      return thresholds
    }

    private func percentage() throws(SettingsError) -> Double {
      let number = try decimal()
      guard PathThreshold.percentages.contains(number) else { throw wrong("from 0 to 100") }
      return number
    }

    private func check(_ expression: String) throws(SettingsError) {
      do {
        try PythonRegex.validate(expression)
      } catch {
        throw .badExpression(file: reader.file, key: key, error)
      }
    }

    private func elements() throws(SettingsError) -> [String] {
      guard case .array(let values) = value else { throw wrong("a list of texts") }
      var texts: [String] = []
      for element in values {
        guard case .text(let text) = element else { throw wrong("a list of texts") }
        texts.append(try substituted(text))
      }
      return texts
    }

    private func substituted(_ text: String) throws(SettingsError) -> String {
      do {
        return try Substitution(environment: reader.environment).apply(to: text)
      } catch {
        throw .undefinedVariable(file: reader.file, key: key, variable: error.variable)
      }
    }

    private func wrong(_ wanted: String, _ shown: String? = nil) -> SettingsError {
      .wrongValue(file: reader.file, key: key, value: shown ?? value.shown, wanted: wanted)
    }
  }
}
