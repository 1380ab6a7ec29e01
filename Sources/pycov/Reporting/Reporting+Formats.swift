internal import Files
internal import Reports
internal import Settings
internal import Tooling

/// The reports as the settings want them.
extension Reporting {
  func lcov(_ dialect: LCOVDialect) -> LCOVReport {
    LCOVReport(dialect, hasChecksums: settings.lcov.lineChecksums)
  }

  /// - Parameter skipsEmpty: whether files without a statement are left out.
  func xml(skipsEmpty: Bool = false) -> XMLReport {
    var options = cobertura
    options.skipsEmpty = skipsEmpty || settings.report.skipEmpty
    return XMLReport(options)
  }

  func json(isPretty: Bool = false, showsContexts: Bool = false) -> JSONReport {
    JSONReport(
      .init(
        version: Tool.version, timestamp: LocalTime.now.iso,
        isPretty: isPretty || settings.json.prettyPrint, precision: settings.report.precision,
        showsContexts: showsContexts || settings.json.showContexts))
  }

  /// What documents in XML say about themselves.
  private var cobertura: XMLOptions {
    var options = XMLOptions(
      version: Tool.version, timestamp: LocalTime.milliseconds, root: repository.root,
      folder: repository.folder)
    options.packageDepth = settings.xml.packageDepth
    return options
  }

  private var repository: RepositoryPaths { .current }

  /// Writes every report that was asked for.
  func write(_ files: ReportFileOptions, _ text: TextReportOptions) throws {
    let version = Tool.version
    let precision = settings.report.precision
    let reports: [(path: String?, report: any Report, kind: String)] = [
      (files.lcov, lcov(files.lcovDialect), "the LCOV report"),
      (files.xml, xml(), "the XML report"),
      (files.json, json(), "the JSON report"),
      (
        files.markdown, MarkdownReport(text, limit: MarkdownReport.summaryLimit),
        "the Markdown report"
      ),
      (files.sonar, SonarReport(repository), "the report for SonarQube"),
      (files.clover, CloverReport(cobertura), "the Clover report"),
      (files.jacoco, JaCoCoReport(cobertura), "the JaCoCo report"),
      (files.codecov, CodecovReport(repository), "the report for Codecov"),
      (files.gitlab, GitLabReport(repository), "the report for GitLab"),
      (files.sarif, SARIFReport(repository, version: version), "the SARIF report"),
      (files.github, GitHubReport(repository), "the commands for GitHub"),
      (files.badge, BadgeReport(precision: precision), "the badge"),
      (files.shields, ShieldsReport(precision: precision), "the badge's endpoint"),
    ]
    for (path, report, kind) in reports {
      if let path { try write(report, to: path, quietly: false, as: kind) }
    }
  }
}

extension RepositoryPaths {
  /// Those of the working folder.
  static var current: RepositoryPaths {
    let folder = Files.workingFolder
    return RepositoryPaths(root: RepositoryRoot.above(folder) ?? folder, folder: folder)
  }
}
