internal import ArgumentParser
internal import Settings
internal import Tooling

/// `pycov serve`: the pages in a browser, which loads them anew when there is more to show.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the pages to browsers of this machine.",
    discussion: """
      Writes the pages as 'pycov html' does, whose options it takes, and anew whenever the data file \
      changes; browsers then show the new ones. Nobody on another machine gets any. End it with \
      Control-C.
      """)

  @Option(help: ArgumentHelp("The port, 0 for any that is free.", valueName: "number"))
  var port = 8642

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Options and files of 'pycov html'.", valueName: "html options"))
  var words: [String] = []

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port must be between 0 and 65535, not \(port)")
    }
  }

  func run() throws {
    let html: HTMLCommand
    do { html = try HTMLCommand.parse(words) } catch {
      throw ValidationError(HTMLCommand.message(for: error))
    }
    let settings = try html.options.configuration.load().settings
    let watch = try FileWatch(html.options.data.path(settings))
    // Below a threshold, and with some sources missing, there are pages all the same.
    let folder = html.directory ?? settings.html.folder
    let code = try OwnCommand.run(["html", "-q"] + words)
    guard code == 0 || code == Failure.belowThreshold else { Terminal.exit(code) }
    let server = try PageServer(folder, port: port)
    while try watch.wait(unlessClosed: server.life) {
      try OwnCommand.run(["html", "-q"] + words)
      server.tellOfNewPages()
    }
    Terminal.exit(server.wait())
  }
}
