internal import Coverage
internal import Files
internal import Profiler

/// What the pages of a profile report show, worked out once.
struct ProfileContent {
  let analysis: ProfileAnalysis
  let sources: ProfileSources
  let files: ProfiledFiles

  /// The functions that have rows, the one with the most time of its own first.
  let functions: [Int]

  /// The most time that a line took itself.
  let hottestLine: Int

  /// How many lines of each function did not run; empty where that is not known.
  let missing: [Int: Int]

  /// The tests, the slowest first.
  let tests: [WholeTest]

  /// The places in `files.all` of those that have pages, in the order of their rows.
  let pagedFiles: [Int]

  /// By the place in `files.all`.
  let fileTimes: [FileTimes]

  /// Which lines ran, by absolute path; empty where that is not known.
  let coverage: [String: FileCoverage]

  init(
    _ analysis: ProfileAnalysis, _ sources: ProfileSources, coverage: Coverage.Measurement? = nil
  ) {
    self.analysis = analysis
    self.sources = sources
    self.coverage = Dictionary(
      (coverage?.files ?? []).map { (Paths.absolute($0.path, in: sources.root), $0) },
      uniquingKeysWith: { first, _ in first })
    let files = ProfiledFiles(analysis.profile, sources)
    self.files = files
    let figures = analysis.figures.functions
    functions = analysis.profile.functions.indices
      .filter { analysis.profile.functions[$0].kind != .thread }
      .sorted {
        (figures[$1].own, figures[$1].total, $0) < (figures[$0].own, figures[$0].total, $1)
      }
    tests = WholeTest.all(of: analysis.profile)
    let times = FileTimes.all(of: analysis, files)
    fileTimes = times
    hottestLine = times.reduce(0) { most, times in
      times.lines.values.reduce(most) { max($0, $1.timing.own) }
    }
    missing = Self.missing(times, files, self.coverage, analysis.profile.functions)
    pagedFiles = files.all.indices.filter { files.all[$0].page != nil }
      .sorted { (times[$1].own, files.all[$0].shown) < (times[$0].own, files.all[$1].shown) }
  }

  private static func missing(
    _ times: [FileTimes], _ files: ProfiledFiles, _ coverage: [String: FileCoverage],
    _ described: [ProfiledFunction]
  ) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for (file, times) in zip(files.all, times) {
      guard let covered = coverage[file.path] else { continue }
      let untested = UntestedLines(covered, times.functions, described)
      for function in untested.functions.values { counts[function, default: 0] += 1 }
    }
    return counts
  }

  var profile: Profile { analysis.profile }

  /// The lists that there is something in.
  var lists: [ProfileList] {
    ProfileList.allCases.filter { list in
      switch list {
      case .functions, .files: true
      case .lines: profile.lines.contains { !$0.lines.isEmpty }
      case .tests: !tests.isEmpty
      }
    }
  }

  /// The link to a line; nil where there is no page of its file.
  func link(to line: Int, ofFileOf function: Int) -> String? {
    guard let file = files.ofFunction[function], let page = files.all[file].page else { return nil }
    return line > 0 ? "\(page)#t\(line)" : page
  }
}

/// The pages that are lists.
enum ProfileList: String, CaseIterable {
  case functions
  case files
  case lines
  case tests

  var page: String {
    switch self {
    case .functions: ProfilePageName.functions
    case .files: ProfilePageName.files
    case .lines: ProfilePageName.lines
    case .tests: ProfilePageName.tests
    }
  }

  var title: String {
    switch self {
    case .functions: "Functions"
    case .files: "Files"
    case .lines: "Lines"
    case .tests: "Tests"
    }
  }

  /// What a row stands for.
  var unit: String { String(rawValue.dropLast()) }
}
