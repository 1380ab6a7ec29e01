internal import Files

/// Where Pythons are usually installed on Linux.
struct UsualPlaces: Sendable {
  private let surroundings: Surroundings

  init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  /// The interpreters there, those of PATH first, each file once.
  func interpreters() -> [String] {
    var seen: Set<String> = []
    let inBin = (surroundings.path + surroundings.systemFolders).flatMap(Self.versioned)
    return (inBin + prefixes().map { "\($0)/bin/python3" }).filter { path in
      guard Files.isExecutable(path), let real = Files.resolved(path) else { return false }
      return seen.insert(real).inserted
    }
  }

  /// `python3` and its versions in a folder of programs; shims only stand for others.
  private static func versioned(_ folder: String) -> [String] {
    if Paths.name(folder) == "shims" { return [] }
    return names.map { Paths.join(folder, $0) }
  }

  /// Tried one by one, which takes a fraction of the time that listing a folder of programs does.
  private static let names = ["python3"] + (8...29).map { "python3.\($0)" }

  /// Installations of pyenv, uv and conda, which have folders of their own.
  private func prefixes() -> [String] {
    let home = surroundings.home
    let data = surroundings.variable("XDG_DATA_HOME") ?? home.map { "\($0)/.local/share" }
    let pyenv = surroundings.variable("PYENV_ROOT") ?? home.map { "\($0)/.pyenv" }
    let uv = surroundings.variable("UV_PYTHON_INSTALL_DIR") ?? data.map { "\($0)/uv/python" }
    let parents = [pyenv.map { "\($0)/versions" }, uv].compactMap { $0 }
    let installed = parents.flatMap { parent in
      ((try? Files.list(parent)) ?? []).map { "\(parent)/\($0)" }
    }
    let names = ["miniforge3", "mambaforge", "miniconda3", "anaconda3"]
    let conda = names.flatMap { name in home.map { ["\($0)/\(name)"] } ?? [] } + ["/opt/conda"]
    return installed + conda
  }
}
