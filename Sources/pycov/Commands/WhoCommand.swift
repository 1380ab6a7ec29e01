internal import ArgumentParser
internal import Coverage
internal import Reports
internal import Tooling

/// `pycov who`: the tests that run a piece of code.
struct WhoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who", abstract: "Show which tests run some lines, a function or a class.",
    discussion: """
      The code is FILE:LINE, FILE:FIRST-LAST, FILE, or the name of a function or class, with as much \
      of its module's name as is needed:

        pycov who shop/cart.py:12
        pycov who shop.cart.Cart.add
        pytest $(pycov who cart.py:10-20 --format=names)
      """)

  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var data: DataFileOptions

  @Option(
    help: ArgumentHelp("text, json or names, which are as pytest takes them.", valueName: "format"))
  var format: String?

  @Flag(help: "The same as --format=json.")
  var json = false

  @Flag(help: "Tell the set-up and the tear-down of a test apart from the test.")
  var phases = false

  @Argument(help: ArgumentHelp("Lines, functions or classes.", valueName: "code"))
  var code: [String]

  func run() throws {
    let answer = try AnswerOptions(format, isJSON: json)
    let question = try ContextQuestion(configuration, data)
    let finder = CodeFinder(question.index.files, in: question.folder, question.sources)
    let labels = Dictionary(uniqueKeysWithValues: question.index.contexts.map { ($0.id, $0.label) })
    var places: [CodeRunners] = []
    do {
      for text in code {
        for found in try finder.find(CodePlace(parsing: text)) {
          let recorded = try question.index.lines(of: found.file, within: found.range)
          places.append(
            CodeRunners(
              of: found, recorded: recorded.map { (label: labels[$0.key] ?? "", lines: $0.value) },
              mergingPhases: !phases))
        }
      }
    } catch {
      throw Failure(error)
    }
    Terminal.say(WhoReport(places).bytes(answer.format, answer.style))
  }
}
