internal import ArgumentParser
internal import Coverage
internal import Settings
internal import Tooling

/// `pycov totals`: facts about a measurement, a line each, for the plugin of pytest.
struct TotalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "totals", abstract: "Show the total, its thresholds and where reports go.",
    shouldDisplay: false)

  @OptionGroup var options: ReportingOptions

  func run() throws {
    let settings = try options.configuration.load().settings
    var facts = [
      ("html", settings.html.folder), ("xml", settings.xml.output), ("json", settings.json.output),
      ("lcov", settings.lcov.output),
    ]
    let minimum = options.failUnder ?? settings.report.failUnder
    if minimum > 0 { facts.append(("minimum", "\(minimum)")) }
    do {
      let reporting = try Reporting(options)
      let total = Percentage(reporting.measurement.totals.overall)
      facts.append(("total", "\(total.value)"))
      let misses = try Thresholds(reporting.settings).misses(of: reporting.measurement)
      facts += misses.map { ("miss", $0) }
    } catch let failure as Failure {
      facts.append(("problem", failure.text))
      let threshold = Threshold(minimum, precision: options.precision ?? settings.report.precision)
      let miss = minimum > 0 ? threshold.miss(Percentage(value: 0)) : nil
      if let miss { facts.append(("miss", "\(miss)")) }
    }
    Terminal.say(facts.map { "\($0)=\($1)\n" }.joined())
  }
}
