internal import Files
internal import Launching
internal import Settings

/// A target that is pytest: its options, read before Python starts.
///
/// What an installed plugin or a `conftest.py` imports is measured only if recording knows of it
/// before pytest does. What is not seen here, the plugin applies when it comes to it.
struct PytestInvocation {
  /// All options that the session will have.
  private let words: [String]

  /// Whether pytest loads installed plugins that nothing names.
  private let loadsInstalled: Bool

  /// Plugins that the environment names.
  private let named: [String]

  /// Nil when the target is another program.
  init?(_ target: Target, environment: [String: String], folder: String = Files.workingFolder) {
    guard let program = target.words.first, Self.isPytest(program, target.kind) else { return nil }
    let environs = environment["PYTEST_ADDOPTS"].flatMap { ShellWords.split($0) } ?? []
    let typed = environs + target.words.dropFirst()
    words = Self.configured(PytestWords(typed, takesCov: true), folder) + typed
    loadsInstalled =
      (environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] ?? "").isEmpty
      && !words.contains("--disable-plugin-autoload")
    named = (environment["PYTEST_PLUGINS"] ?? "").split(separator: ",").map(String.init)
  }

  private static func isPytest(_ program: String, _ kind: Target.Kind) -> Bool {
    let names = ["pytest", "py.test"]
    return switch kind {
    case .module: names.contains(program)
    case .script: names.contains(Paths.name(program))
    case .code: false
    }
  }

  /// What is asked of the recording; nil when nothing is.
  ///
  /// - Parameter hasPytestCov: whether that plugin is installed, whose options `--cov` are then.
  func request(hasPytestCov: () -> Bool) -> PytestRequest? {
    var read = PytestWords(words, takesCov: true)
    if read.saysCov {
      let names = read.plugins + named
      let isWanted = loadsInstalled || names.contains { $0.hasPrefix("pytest_cov") }
      if names.contains("no:pytest_cov") || isWanted && hasPytestCov() {
        read = PytestWords(words, takesCov: false)
      }
    }
    let isBlocked = read.plugins.contains("no:pycov")
    return read.isAsked && !read.isDisabled && !isBlocked ? read.request : nil
  }

  /// The options of the configuration file that pytest finds.
  private static func configured(_ typed: PytestWords, _ folder: String) -> [String] {
    if let line = typed.addopts { return ShellWords.split(line) ?? [] }
    switch configuration(typed, folder) {
    case .line(let line): return ShellWords.split(line) ?? []
    case .words(let words): return words
    case nil: return []
    }
  }

  private static func configuration(
    _ typed: PytestWords, _ folder: String
  ) -> PytestConfiguration? {
    if let file = typed.configurationFile { return read(Paths.absolute(file, in: folder)) }
    let folders = typed.paths.compactMap { existingFolder(of: $0, in: folder) }
    let ancestor = folders.reduce(folders.first ?? folder, commonFolder)
    // A project whose root has no configuration may have some beside its tests.
    return ([ancestor] + folders).lazy.compactMap(search).first
  }

  /// Looks in a folder and in all above it.
  private static func search(_ start: String) -> PytestConfiguration? {
    var folder = start
    while true {
      for name in PytestConfiguration.names {
        if let found = read(Paths.join(folder, name)) { return found }
      }
      let parent = Paths.folder(folder)
      if parent == folder || parent.isEmpty { return nil }
      folder = parent
    }
  }

  private static func read(_ path: String) -> PytestConfiguration? {
    guard Files.isFile(path), let bytes = try? Files.read(path) else { return nil }
    return PytestConfiguration(bytes, name: Paths.name(path))
  }

  /// The folder of a test's path, which may go on with `::` and names inside the file.
  private static func existingFolder(of word: String, in folder: String) -> String? {
    let end = word.firstRange(of: "::")?.lowerBound ?? word.endIndex
    let path = Paths.absolute(String(word[..<end]), in: folder)
    switch Files.kind(of: path) {
    case .folder?: return path
    case .some: return Paths.folder(path)
    case nil: return nil
    }
  }

  private static func commonFolder(_ a: String, _ b: String) -> String {
    let pairs = zip(a.split(separator: "/"), b.split(separator: "/"))
    return "/" + pairs.prefix { $0 == $1 }.map(\.0).joined(separator: "/")
  }
}
