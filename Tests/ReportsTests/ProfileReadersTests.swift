internal import Files
internal import Foundation
internal import ProfileExamples
internal import Profiler
internal import Reports
internal import TestSupport
internal import Testing

/// Exported profiles, read by programs that others wrote.
@Suite struct `Readers of exported profiles` {
  private static let python =
    ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"] ?? "python3"

  private static let isReady =
    (try? Command([python, "-c", "import gprof2dot, line_profiler, snakeviz, tuna, jsonschema"])
      .run().code) == 0

  private static let missing: Comment = "PYCOV_TEST_COVERAGE_PY names no Python with the readers"

  /// Runs Python code that is given the path of an exported file as `path`.
  private func output(
    of code: String, reading report: some ProfileReport,
    _ profile: Profile = Example.profile
  ) throws -> String {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/profile"
    try Files.write(report.bytes(of: ProfileAnalysis(profile)), to: path)
    let outcome = try Command(
      [Self.python, "-c", "path = \(quoted(path))\n" + code], in: folder.path
    ).run()
    #expect(outcome.errors == "")
    #expect(outcome.code == 0)
    return outcome.output
  }

  private func quoted(_ path: String) -> String { "'\(path)'" }

  @Test(.enabled(if: isReady, missing)) func `pstats`() throws {
    let code = """
      import pstats
      stats = pstats.Stats(path)
      for key in [('/srv/app.py', 10, 'fib'), ('/srv/app.py', 16, 'numbers')]:
          print(*stats.stats[key][:4], sorted(stats.stats[key][4].items()))
      stats.calc_callees()
      print(sorted(stats.all_callees[('/srv/app.py', 3, 'work')]))
      print(sorted(key[2] for key in stats.stats))
      stats.sort_stats('cumulative').print_stats(2)
      """
    let lines = try output(of: code, reading: PstatsReport()).split(separator: "\n").map(
      String.init)
    #expect(
      lines.prefix(4) == [
        "4 22 0.00101 0.00103 [(('/srv/app.py', 3, 'work'), (3, 3, 0.0006, 0.00102)), "
          + "(('/srv/app.py', 10, 'fib'), (18, 6, 0.0004, 0.00042))]",
        "6 6 4e-05 0.00504 [(('/srv/app.py', 3, 'work'), (6, 6, 4e-05, 0.00504))]",
        "[('/srv/app.py', 10, 'fib'), ('/srv/app.py', 16, 'numbers')]",
        "['<built-in method time.sleep>', '<elsewhere>', '<garbage collection>', '<module>', "
          + "'_find_and_load', 'fib', 'größer', 'numbers', 'work']",
      ])
    #expect(
      lines.contains { $0.contains("42 function calls (24 primitive calls) in 0.016 seconds") })
  }

  @Test(.enabled(if: isReady, missing)) func `SnakeViz`() throws {
    let code = """
      from pstats import Stats
      from snakeviz.stats import json_stats, table_rows
      stats = Stats(path)
      callees = {name.split('(')[1]: sorted(c.split('(')[1] for c in node['children'])
                 for name, node in json_stats(stats).items()}
      print(len(table_rows(stats)), callees['work)'])
      """
    #expect(try output(of: code, reading: PstatsReport()) == "9 ['fib)', 'numbers)']\n")
  }

  @Test(.enabled(if: isReady, missing)) func `tuna`() throws {
    let code = """
      from tuna.main import read
      def names(node): return [node['text'][0], *[names(c) for c in node.get('children', [])][:1]]
      print(names(read(path)))
      """
    let text = try output(of: code, reading: PstatsReport())
    #expect(
      text.hasPrefix(
        "['/srv/app.py::1::<module>', ['/srv/app.py::3::work', ['/srv/app.py::10::fib'"))
  }

  /// What gprof2dot knows of `work` and `fib`.
  private static let calls = """
    import contextlib, gprof2dot, io
    kind = gprof2dot.formats[FORMAT]
    parser = kind(path) if kind.multipleInput or FORMAT == 'pstats' else kind(open(path, encoding='utf-8'))
    with contextlib.redirect_stderr(io.StringIO()):
        profile = parser.parse()
    names = {f.name: f for f in profile.functions.values()}
    for wanted in ['work', 'fib']:
        for name, function in sorted(names.items()):
            if wanted in name:
                print(name, sorted(profile.functions[c].name for c in function.calls))
    """

  @Test(.enabled(if: isReady, missing), arguments: ["pstats", "callgrind", "collapse"])
  func `gprof2dot`(format: String) throws {
    let code = "FORMAT = '\(format)'\n" + Self.calls
    let text =
      switch format {
      case "pstats": try output(of: code, reading: PstatsReport())
      case "callgrind": try output(of: code, reading: CallgrindReport(version: "1"))
      default: try output(of: code, reading: CollapsedReport())
      }
    try expectGolden(text, "profile/gprof2dot.\(format)")
  }

  @Test(.enabled(if: isReady, missing)) func `line_profiler`() throws {
    let folder = try TemporaryFolder()
    try Files.write(Array(Example.source.utf8), to: "\(folder.path)/app.py")
    var profile = Example.profile
    profile.functions = profile.functions.map { function in
      ProfiledFunction(
        kind: function.kind, file: function.file.replacing("/srv", with: folder.path),
        firstLine: function.firstLine, lastLine: function.lastLine, name: function.name,
        qualifiedName: function.qualifiedName, module: function.module)
    }
    let path = "\(folder.path)/app.lprof"
    try Files.write(LineProfilerReport().bytes(of: ProfileAnalysis(profile)), to: path)
    let outcome = try Command([Self.python, "-m", "line_profiler", path], in: folder.path).run()
    #expect(outcome.errors == "")
    try expectGolden(
      outcome.output.replacing(folder.path, with: "FOLDER"), "profile/line_profiler.text")
  }

  @Test(.enabled(if: isReady, missing)) func `line_profiler's own files are read`() throws {
    let folder = try TemporaryFolder()
    let code = """
      from line_profiler.line_profiler import LineStats
      timings = {('/srv/größe.py', 5, 'A.f'): [(6, 1000, 5000000000), (7, 3, 2 ** 40)],
                 ('/srv/b.py', 1, 'g'): []}
      LineStats(timings, 1e-09).to_file('own.lprof')
      LineStats(timings, 1e-06).to_file('slow.lprof')
      """
    let outcome = try Command([Self.python, "-c", code], in: folder.path).run()
    #expect(outcome.errors == "")
    for (name, factor) in [("own", 1), ("slow", 1000)] {
      let bytes = try Files.read("\(folder.path)/\(name).lprof")
      #expect(LineProfilerFile.isOne(bytes))
      let profile = try LineProfilerFile.profile(from: bytes)
      #expect(profile.functions.map(\.qualifiedName) == ["A.f", "g"])
      #expect(profile.functions.map(\.name) == ["f", "g"])
      #expect(
        profile.lines == [
          FunctionLines(
            function: 0,
            lines: [
              LineTiming(line: 6, lastLine: 6, hits: 1000, own: 5_000_000_000 * factor),
              LineTiming(line: 7, lastLine: 7, hits: 3, own: (1 << 40) * factor),
            ]),
          FunctionLines(function: 1, lines: []),
        ])
    }
  }

  private static let hasAnnotate = (try? Command(["which", "callgrind_annotate"]).run().code) == 0

  @Test(.enabled(if: hasAnnotate, "callgrind_annotate is missing: apt install valgrind"))
  func `callgrind_annotate`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/callgrind.out.1"
    let report = CallgrindReport(version: "1")
    try Files.write(report.bytes(of: ProfileAnalysis(Example.profile)), to: path)
    let outcome = try Command(["callgrind_annotate", "--tree=both", path], in: folder.path).run()
    #expect(outcome.errors == "")
    try expectGolden(
      outcome.output.replacing(folder.path, with: "FOLDER"), "profile/callgrind_annotate.text")
  }

  @Test(.enabled(if: isReady, missing)) func `the JSON schema`() throws {
    let code = """
      import json, jsonschema
      schema = json.load(open("\(Repository.root)/docs/profile.schema.json"))
      jsonschema.Draft202012Validator.check_schema(schema)
      jsonschema.Draft202012Validator(schema).validate(json.load(open(path)))
      """
    #expect(try output(of: code, reading: ProfileJSONReport(version: "1")) == "")
    let empty = Profile(run: Example.profile.run)
    #expect(try output(of: code, reading: ProfileJSONReport(version: "1"), empty) == "")
  }

  /// What speedscope's file format asks of an evented profile.
  @Test(.enabled(if: isReady, missing)) func `speedscope's structure`() throws {
    let code = """
      import json
      file = json.load(open(path))
      frames = file['shared']['frames']
      for profile in file['profiles']:
          assert profile['type'] == 'evented' and profile['unit'] == 'nanoseconds'
          now, stack, own = 0, [], {}
          for event in profile['events']:
              assert event['at'] >= now
              if stack: own[stack[-1]] = own.get(stack[-1], 0) + event['at'] - now
              now = event['at']
              if event['type'] == 'O': stack.append(event['frame'])
              else: assert stack.pop() == event['frame']
          assert not stack and now == profile['endValue']
          print(profile['name'], now, {frames[f]['name']: t for f, t in own.items() if t > 500000})
      """
    #expect(
      try output(of: code, reading: SpeedscopeReport(version: "1"))
        == "MainThread 15810000 {'_find_and_load': 700000, 'work': 9000000, 'fib': 1000000, "
        + "'<built-in method time.sleep>': 5000000}\nworker; 1 14333 {}\n")
  }

  @Test(.enabled(if: isReady, missing)) func `events of a Chrome trace nest`() throws {
    let code = """
      import json
      from decimal import Decimal
      events = json.load(open(path), parse_float=Decimal)['traceEvents']
      spans = [e for e in events if e['ph'] == 'X']
      own = 0
      for a in spans:
          own += a['args']['own_ns']
          for b in spans:
              if a is b or a['tid'] != b['tid']: continue
              first, last = sorted([a, b], key=lambda e: (e['ts'], -e['dur']))
              end = first['ts'] + first['dur']
              assert last['ts'] >= end or last['ts'] + last['dur'] <= end, (first, last)
      print(len(spans), own, [e['args']['name'] for e in events if e['ph'] == 'M'])
      """
    #expect(
      try output(of: code, reading: ChromeTraceReport())
        == "12 15824333 ['-m pytest tests with space', 'MainThread', 'worker; 1']\n")
  }
}
