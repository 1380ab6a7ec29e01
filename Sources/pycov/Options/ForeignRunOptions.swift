internal import ArgumentParser
internal import Settings

/// Options of `coverage run` that have no effect here, or none yet: they are taken, and said to
/// have none.
struct ForeignRunOptions: ParsableArguments {
  @Option var concurrency: CommaList?
  @Flag var timid = false
  @Option var saveSignal: String?

  func applied(to settings: Settings) -> Settings {
    settings.with { settings in
      if let concurrency { settings.run.concurrency = concurrency.items }
      if timid { settings.run.timid = true }
    }
  }
}
