package import Coverage

/// The total as a picture for a README, in SVG that needs no font and no network.
package struct BadgeReport: Report {
  package static let name = "badge"

  private let precision: Int

  package init(precision: Int = 0) { self.precision = precision }

  /// Widths in pixels: the label's text, a character of the number, the room beside each text.
  private static let labelWidth = 54
  private static let characterWidth = 8
  private static let padding = 6

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    let grade = BadgeGrade(measurement, precision: precision)
    let left = Self.labelWidth + 2 * Self.padding
    let number = grade.text.count * Self.characterWidth
    let right = number + 2 * Self.padding
    output.write(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(left + right)" height="20" role="img" \
      aria-label="coverage: \(grade.text)">
      <title>coverage: \(grade.text)</title>
      <clipPath id="r"><rect width="\(left + right)" height="20" rx="3"/></clipPath>
      <g clip-path="url(#r)"><rect width="\(left)" height="20" fill="#444"/>\
      <rect x="\(left)" width="\(right)" height="20" fill="\(grade.color)"/></g>
      <g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">\
      <text x="\(Self.padding)" y="14" textLength="\(Self.labelWidth)">coverage</text>\
      <text x="\(left + Self.padding)" y="14" textLength="\(number)">\(grade.text)</text></g>
      </svg>

      """)
  }
}
