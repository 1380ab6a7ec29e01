internal import Files

/// One Python, as its files describe it.
struct InspectedPython: Hashable, Sendable {
  /// As it was named, or what a shim stands for.
  let executable: String
  let version: PythonVersion

  /// The library that the executable itself is linked with; nil when it holds the interpreter.
  let sharedLibrary: String?
  let isFreeThreaded: Bool

  /// The same as a Python to run, or the reason why it will not do.
  func suitable() throws(InterpreterError) -> InspectedPython {
    guard version.isSuitable else { throw .tooOld(path: executable, version: version) }
    guard !isFreeThreaded else { throw .freeThreaded(path: executable, version: version) }
    return self
  }
}

/// Finds out what an executable is, from its own bytes where possible.
struct PythonInspector: Sendable {
  let surroundings: Surroundings

  /// - Parameter path: absolute.
  func inspect(_ path: String) throws(InterpreterError) -> InspectedPython {
    guard let real = Files.resolved(path) else { throw .notFound(path) }
    guard Files.isExecutable(real) else { throw .notExecutable(path) }
    if let image = ElfImage(real), let found = read(image, path, real) { return found }
    if let shim = PyenvShim(path) ?? PyenvShim(real) {
      guard let target = shim.target(in: surroundings), PyenvShim(target) == nil else {
        throw .notPython(path: path, reason: "pyenv has no version chosen that provides it")
      }
      return try inspect(target)
    }
    return try ask(path, real)
  }

  /// nil when the image does not tell its version.
  private func read(
    _ image: borrowing ElfImage, _ path: String, _ real: String
  ) -> InspectedPython? {
    if let linked = LinkedPython(image.needed) {
      let library = SharedLibrary.linked(
        linked.library, with: image, prefixes: { Self.prefixes(path, real) }, executable: real,
        surroundings)
      guard let library else { return nil }
      return InspectedPython(
        executable: path, version: library.version ?? linked.version, sharedLibrary: library.path,
        isFreeThreaded: linked.isFreeThreaded)
    }
    if let version = PythonVersion.exported(by: image) {
      // Its own copy of the interpreter is faster than the shared library that may lie beside it.
      return InspectedPython(
        executable: path, version: version, sharedLibrary: nil,
        isFreeThreaded: image.exports("_Py_MergeZeroLocalRefcount"))
    }
    return Self.old(path, real)
  }

  /// A static Python older than 3.11 does not export its version: its name tells the series.
  private static func old(_ path: String, _ real: String) -> InspectedPython? {
    let name = Paths.name(real)
    guard name.hasPrefix("python"), let version = PythonVersion(name.dropFirst(6)),
      version < PythonVersion(3, 11)
    else { return nil }
    return InspectedPython(
      executable: path, version: version, sharedLibrary: nil, isFreeThreaded: false)
  }

  /// The folders that hold `bin` and `lib` of an installation.
  private static func prefixes(_ path: String, _ real: String) -> [String] {
    let home = (VirtualEnvironment(of: path) ?? VirtualEnvironment(of: real))?.home
    return [Paths.folder(real), home].compactMap { $0 }.map(Paths.folder)
  }

  private func ask(_ path: String, _ real: String) throws(InterpreterError) -> InspectedPython {
    let cache = AnswerCache(surroundings)
    let kept = cache.answer(for: path)
    guard let answer = kept ?? PythonAnswer.asking(path, environment: surroundings.environment)
    else { throw .notPython(path: path, reason: "it does not answer as one") }
    let isItself = Files.resolved(answer.executable) == real
    // Another program's answer may be another one tomorrow, or in another folder.
    if kept == nil, isItself { cache.keep(answer, for: path) }
    if !isItself, let target = Files.resolved(answer.executable), let image = ElfImage(target),
      let found = read(image, answer.executable, target)
    {
      return found
    }
    let library = answer.library.flatMap(SharedLibrary.init)
    return InspectedPython(
      executable: answer.executable, version: answer.version,
      sharedLibrary: library?.version == answer.version ? library?.path : nil,
      isFreeThreaded: answer.isFreeThreaded)
  }
}

/// The libpython among the libraries that an executable is linked with.
private struct LinkedPython {
  let library: String
  let version: PythonVersion
  let isFreeThreaded: Bool

  /// Reads names such as `libpython3.13.so.1.0`, with `t` after the version when free-threaded.
  init?(_ needed: [String]) {
    for name in needed where name.hasPrefix("libpython") && name.contains(".so") {
      let number = name.dropFirst("libpython".count)
      guard let version = PythonVersion(number) else { continue }
      library = name
      self.version = PythonVersion(version.major, version.minor)
      isFreeThreaded = number.dropFirst(version.series.count).hasPrefix("t")
      return
    }
    return nil
  }
}
