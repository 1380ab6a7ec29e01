internal import Foundation
internal import Testing

/// The colours of a style sheet, as `--name: light-dark(#rrggbb, #rrggbb)` declares them.
struct HTMLPalette {
  enum Theme: CaseIterable {
    case light
    case dark
  }

  /// By name; where a sheet declares a colour twice, the first one counts.
  private let colors: [String: [Theme: UInt32]]

  init(styleSheet: String) {
    let pattern = /--([a-z-]+): light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)/
    var colors: [String: [Theme: UInt32]] = [:]
    for match in styleSheet.matches(of: pattern) where colors[String(match.output.1)] == nil {
      colors[String(match.output.1)] = [
        .light: UInt32(match.output.2, radix: 16) ?? 0,
        .dark: UInt32(match.output.3, radix: 16) ?? 0,
      ]
    }
    self.colors = colors
  }

  /// The contrast ratio of WCAG 2.2, from 1 to 21.
  func contrast(_ text: String, on ground: String, in theme: Theme) throws -> Double {
    let one = try luminance(text, theme)
    let other = try luminance(ground, theme)
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  private func luminance(_ name: String, _ theme: Theme) throws -> Double {
    let color = try #require(colors[name]?[theme], "no color '\(name)'")
    let red = Self.linear(color >> 16)
    let green = Self.linear(color >> 8)
    let blue = Self.linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  /// The light that the lowest byte stands for.
  private static func linear(_ color: UInt32) -> Double {
    let share = Double(color & 0xFF) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}
