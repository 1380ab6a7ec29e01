extension SettingKey {
  /// Every key there is but those of `[paths]`, which names its keys itself.
  static let all: [SettingKey] = run + report + documents

  static let sections = ["run", "paths", "report", "html", "xml", "json", "lcov"]

  private static let run: [SettingKey] = [
    SettingKey("run", "branch", .boolean(\.run.branch)),
    SettingKey("run", "command_line", .text(\.run.commandLine)),
    SettingKey("run", "concurrency", .list(\.run.concurrency)),
    SettingKey("run", "context", .text(\.run.context)),
    SettingKey("run", "core", .text(\.run.core)),
    SettingKey("run", "cover_pylib", .boolean(\.run.coverPylib)),
    SettingKey("run", "data_file", .file(\.run.dataFile)),
    SettingKey("run", "debug", .list(\.run.debug)),
    SettingKey("run", "debug_file", .optionalFile(\.run.debugFile)),
    SettingKey("run", "disable_warnings", .list(\.run.disableWarnings)),
    SettingKey("run", "dynamic_context", .text(\.run.dynamicContext)),
    SettingKey("run", "include", .optionalList(\.run.include)),
    SettingKey("run", "omit", .optionalList(\.run.omit)),
    SettingKey("run", "parallel", .boolean(\.run.parallel)),
    SettingKey("run", "patch", .list(\.run.patch)),
    SettingKey("run", "plugins", .list(\.run.plugins)),
    SettingKey("run", "relative_files", .boolean(\.run.relativeFiles)),
    SettingKey("run", "sigterm", .boolean(\.run.sigterm)),
    SettingKey("run", "source", .optionalList(\.run.source)),
    SettingKey("run", "source_dirs", .list(\.run.sourceFolders)),
    SettingKey("run", "source_pkgs", .list(\.run.sourcePackages)),
    SettingKey("run", "timid", .boolean(\.run.timid)),
  ]

  private static let report: [SettingKey] = [
    SettingKey("report", "compat", .boolean(\.report.compat)),
    SettingKey("report", "contexts", .optionalList(\.report.contexts)),
    SettingKey("report", "exclude_also", .expressions(\.report.excludeAlso)),
    SettingKey("report", "exclude_lines", .expressions(\.report.excludeLines)),
    SettingKey("report", "fail_under", .decimal(\.report.failUnder)),
    SettingKey("report", "fail_under_for", .thresholds(\.report.failUnderFor)),
    SettingKey("report", "format", .text(\.report.format)),
    SettingKey("report", "ignore_errors", .boolean(\.report.ignoreErrors)),
    SettingKey("report", "include", .optionalList(\.report.include)),
    SettingKey(
      "report", "include_namespace_packages", .boolean(\.report.includeNamespacePackages)),
    SettingKey("report", "omit", .optionalList(\.report.omit)),
    SettingKey("report", "partial_also", .expressions(\.report.partialAlso)),
    SettingKey("report", "partial_branches", .expressions(\.report.partialBranches)),
    SettingKey("report", "partial_branches_always", .expressions(\.report.partialBranchesAlways)),
    SettingKey("report", "precision", .integer(\.report.precision)),
    SettingKey("report", "show_missing", .boolean(\.report.showMissing)),
    SettingKey("report", "skip_covered", .boolean(\.report.skipCovered)),
    SettingKey("report", "skip_empty", .boolean(\.report.skipEmpty)),
    SettingKey("report", "sort", .text(\.report.sort)),
  ]

  private static let documents: [SettingKey] = [
    SettingKey("html", "directory", .file(\.html.folder)),
    SettingKey("html", "extra_css", .text(\.html.extraCSS)),
    SettingKey("html", "show_contexts", .boolean(\.html.showContexts)),
    SettingKey("html", "skip_covered", .choice(\.html.skipCovered)),
    SettingKey("html", "skip_empty", .choice(\.html.skipEmpty)),
    SettingKey("html", "title", .title(\.html.title)),
    SettingKey("xml", "output", .file(\.xml.output)),
    SettingKey("xml", "package_depth", .integer(\.xml.packageDepth)),
    SettingKey("json", "output", .file(\.json.output)),
    SettingKey("json", "pretty_print", .boolean(\.json.prettyPrint)),
    SettingKey("json", "show_contexts", .boolean(\.json.showContexts)),
    SettingKey("lcov", "line_checksums", .boolean(\.lcov.lineChecksums)),
    SettingKey("lcov", "output", .file(\.lcov.output)),
  ]
}
