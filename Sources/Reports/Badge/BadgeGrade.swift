internal import Coverage

/// The total as a badge shows it: a text, and a colour that says how good it is.
struct BadgeGrade: Hashable {
  /// Such as `87%`.
  let text: String

  /// The colour's name at shields.io.
  let name: String

  /// The colour itself, dark enough for white text to be read on it.
  let color: String

  init(_ measurement: Measurement, precision: Int) {
    let percentage = Percentage(measurement.totals.overall)
    text = "\(percentage.text(precision: precision))%"
    (name, color) =
      switch percentage.value {
      case 95...: ("brightgreen", "#2b7a0b")
      case 90..<95: ("green", "#3d7317")
      case 75..<90: ("yellowgreen", "#5c6b0f")
      case 60..<75: ("yellow", "#826300")
      case 40..<60: ("orange", "#a84a0c")
      default: ("red", "#b3261e")
      }
  }
}
