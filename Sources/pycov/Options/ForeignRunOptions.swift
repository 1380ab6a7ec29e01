internal import ArgumentParser
internal import Settings

/// Options of `coverage run` that are of less use here: what they are for needs no option.
struct ForeignRunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The libraries that run things at a time; processes, threads and greenlets are always measured.",
      valueName: "names"))
  var concurrency: CommaList?

  @Flag(help: "Measure in a simpler way; there is only one here.")
  var timid = false

  @Option(
    help: ArgumentHelp(
      "Bring the data file up to date when this signal comes: USR1 or USR2.", valueName: "signal"))
  var saveSignal: SaveSignal?

  func applied(to settings: Settings) -> Settings {
    settings.with { settings in
      if let concurrency = concurrency?.given { settings.run.concurrency = concurrency }
      if timid { settings.run.timid = true }
    }
  }
}
