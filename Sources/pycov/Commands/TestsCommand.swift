internal import ArgumentParser
internal import Coverage
internal import Reports
internal import Source
internal import Tooling

/// `pycov tests`: what tests run, and what nothing but them runs.
struct TestsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tests", abstract: "List the tests, or show which lines one of them runs.",
    discussion: """
      TEST is a test's name, a glob or a regular expression; the tests that it means are taken \
      together. 'Only' counts the lines that nothing else runs: those that a deleted test would leave \
      unmeasured.
      """)

  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var data: DataFileOptions

  @Option(help: ArgumentHelp("text, json or names.", valueName: "format"))
  var format: String?

  @Flag(help: "The same as --format=json.")
  var json = false

  @Flag(help: "Tell the set-up and the tear-down of a test apart from the test.")
  var phases = false

  @Option(
    help: ArgumentHelp(
      "Sort the list by name, lines, files or only; '-' in front reverses.", valueName: "column"))
  var sort: String?

  @Option(help: ArgumentHelp("Show the first tests of the list alone.", valueName: "number"))
  var top: Int?

  @Argument(help: ArgumentHelp("A test, or several by a pattern.", valueName: "test"))
  var test: String?

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top must be 1 or more, not \(top)") }
  }

  func run() throws {
    let answer = try AnswerOptions(format, isJSON: json)
    guard let order = TestListReport.Order(parsing: sort ?? "name") else {
      throw Failure("cannot sort by '\(sort ?? "")'; use one of name, lines, files, only")
    }
    let question = try ContextQuestion(configuration, data)
    let tests = TestSelection(question.index.contexts, mergingPhases: !phases)
    do {
      if let test {
        let report = try Self.runs(of: try tests.matching(test), question)
        Terminal.say(report.bytes(answer.format, answer.style))
      } else {
        let report = TestListReport(try Self.rows(of: tests, question), order: order, limit: top)
        Terminal.say(report.bytes(answer.format, answer.style))
      }
    } catch {
      throw Failure(error)
    }
  }

  private static func runs(
    of selection: TestSelection, _ question: borrowing ContextQuestion
  ) throws -> TestRunReport {
    let contexts = selection.tests.flatMap(\.contexts)
    let lines = try question.index.lines(ranIn: contexts)
    let numbers = Set(contexts.map(\.id))
    let finder = CodeFinder(question.index.files, in: question.folder, question.sources)
    var ran: [(file: ContextIndex.File, lines: LineSet, only: LineSet)] = []
    for file in question.index.files {
      guard let lines = lines[file.id] else { continue }
      let only = try question.index.lines(lines, of: file, ranOnlyIn: numbers)
      ran.append((file, lines, only))
    }
    let sources = question.sources
    let analyses = Parallel.map(ran.map(\.file.path)) { sources.analysis(of: $0) }
    let files = zip(ran, analyses).map { ran, analysis in
      TestRunReport.File(
        path: finder.shown(ran.file), lines: ran.lines, only: ran.only, analysis: analysis)
    }
    return TestRunReport(tests: selection.tests.map(\.name), files: files)
  }

  private static func rows(
    of selection: TestSelection, _ question: borrowing ContextQuestion
  ) throws -> [TestListReport.Row] {
    var places: [Int: Int] = [:]
    for (place, test) in selection.tests.enumerated() {
      for context in test.contexts { places[context.id] = place }
    }
    var tally = TestTally(testCount: selection.tests.count)
    for file in question.index.files {
      var runs: [Int: LineSet] = [:]
      for (context, lines) in try question.index.lines(of: file) {
        if let place = places[context] { runs[place, default: []].formUnion(lines) }
      }
      tally.add(runs.map { (test: $0.key, lines: $0.value) })
    }
    return zip(selection.tests, tally.counts).filter { $1.lines > 0 }
      .map { TestListReport.Row(test: $0.name, counts: $1) }
  }
}
