internal import ArgumentParser
internal import Tooling

/// When what is printed has colours.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  /// On a terminal, unless the environment says NO_COLOR.
  case auto
  case always
  case never

  var isOn: Bool {
    switch self {
    case .auto: Terminal.showsColour
    case .always: true
    case .never: false
    }
  }
}
