internal import Files
internal import Settings
internal import Tooling

/// What the setting `debug` asks for, said before a command does its work.
struct DebugOutput {
  private let loaded: LoadedSettings

  /// - Parameter loaded: the settings as the command line changed them.
  init(_ loaded: LoadedSettings) { self.loaded = loaded }

  /// Goes to the standard error, or to the end of the file that `debug_file` names.
  func say() {
    let run = loaded.settings.run
    let tables = Settings.debugTopics.filter(run.debug.contains).flatMap(tables)
    guard !tables.isEmpty else { return }
    let text = tables.map(\.text).joined()
    switch run.debugFile {
    case nil, "stderr": Terminal.write(text, to: 2)
    case "stdout": Terminal.say(text)
    case .some(let path):
      do {
        try Files.append(Array(text.utf8), to: path)
      } catch {
        Terminal.complain("\(error); name another file with debug_file")
        Terminal.write(text, to: 2)
      }
    }
  }

  private func tables(_ topic: String) -> [DebugTable] {
    topic == "sys" ? [.sys(loaded), .python] : [.config(loaded)]
  }
}
