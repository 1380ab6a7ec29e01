/// A profile with all that is worked out from it, each figure once.
package struct ProfileAnalysis: Sendable {
  package let profile: Profile
  package let figures: ProfileFigures
  package let lineTotals: LineTotals
  package let overview: ProfileOverview

  package init(_ profile: Profile) {
    self.profile = profile
    figures = ProfileFigures(profile)
    lineTotals = LineTotals(profile, figures)
    overview = ProfileOverview(profile, figures)
  }

  /// The line tables' places in `Profile.lines`, by function.
  package var tables: [Int: Int] {
    Dictionary(
      profile.lines.enumerated().map { ($0.element.function, $0.offset) }, uniquingKeysWith: { $1 })
  }
}
