internal import ArgumentParser
internal import Files
internal import Profiler
internal import Reports
internal import Tooling

/// `pyprof export`: a profile for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a profile in a format of other programs.",
    discussion: Format.allCases.map { "\($0.rawValue): \($0.readers)" }.joined(separator: "\n"))

  @OptionGroup var file: ProfileFileOptions

  @Option(help: ArgumentHelp("The format; one of those above.", valueName: "format"))
  var format: Format

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write to; '-' is standard output.", valueName: "file"))
  var output: String?

  func run() throws {
    let analysis = try file.analysis()
    let path = output ?? format.fileName
    guard path != "-" else { return write(analysis, to: ExportedText()) }
    do {
      let file = try ExportedFile(path)
      write(analysis, to: file)
      try file.finish()
    } catch { throw Failure(error) }
    Terminal.complain("wrote \(format.rawValue) to '\(path)'")
  }

  private func write(_ analysis: ProfileAnalysis, to sink: any ByteSink) {
    var output = ByteOutput(to: sink)
    format.report.write(analysis, to: &output)
    output.flush()
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case pstats
    case lprof
    case callgrind
    case speedscope
    case collapsed
    case chrome
    case json

    var report: any ProfileReport {
      switch self {
      case .pstats: PstatsReport()
      case .lprof: LineProfilerReport()
      case .callgrind: CallgrindReport(version: Tool.version)
      case .speedscope: SpeedscopeReport(version: Tool.version)
      case .collapsed: CollapsedReport()
      case .chrome: ChromeTraceReport()
      case .json: ProfileJSONReport(version: Tool.version)
      }
    }

    /// Where it goes unless a file is named: what its readers look for.
    var fileName: String {
      switch self {
      case .pstats: "profile.prof"
      case .lprof: "profile.lprof"
      case .callgrind: "callgrind.out.pyprof"
      case .speedscope: "profile.speedscope.json"
      case .collapsed: "profile.collapsed"
      case .chrome: "profile.trace.json"
      case .json: "profile.json"
      }
    }

    fileprivate var readers: String {
      switch self {
      case .pstats: "pstats, SnakeViz, gprof2dot, tuna"
      case .lprof: "python -m line_profiler"
      case .callgrind: "KCachegrind, callgrind_annotate"
      case .speedscope: "speedscope.app"
      case .collapsed: "flamegraph.pl, inferno"
      case .chrome: "Perfetto, chrome://tracing; the calls of a context are one event"
      case .json: "your own programs; docs/profile.schema.json describes it"
      }
    }
  }
}
