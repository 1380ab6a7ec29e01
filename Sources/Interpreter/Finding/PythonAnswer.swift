internal import Files
internal import Glibc

/// What a Python said about itself when it was started: the last resort.
struct PythonAnswer: Hashable, Sendable {
  /// Its `sys.executable`, which may differ from the program that was started.
  let executable: String
  let version: PythonVersion
  let isFreeThreaded: Bool

  /// Its shared library, when it was built with one.
  let library: String?

  /// Starts a Python and asks it; nil when the answer makes no sense.
  static func asking(_ executable: String, environment: [String: String]) -> PythonAnswer? {
    let answer = ProgramAnswer(
      of: [executable, "-I", "-S", "-c", question], environment: environment)
    guard let answer, answer.code == 0 else { return nil }
    return PythonAnswer(answer.output)
  }

  private static let question = """
    import sys, sysconfig
    v = sysconfig.get_config_var
    library = '%s/%s' % (v('LIBDIR'), v('INSTSONAME')) if v('Py_ENABLE_SHARED') else ''
    print('pycov', sys.hexversion, int(bool(v('Py_GIL_DISABLED'))), sys.executable, library, sep='\\n')
    """

  init?(_ output: String) {
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 5, lines[0] == "pycov", let hex = UInt64(lines[1]),
      let version = PythonVersion(hex: hex), !lines[3].isEmpty
    else { return nil }
    self.version = version
    isFreeThreaded = lines[2] == "1"
    executable = String(lines[3])
    library = lines[4].isEmpty ? nil : String(lines[4])
  }

  /// The same lines as Python prints.
  var encoded: String {
    "pycov\n\(version.hex)\n\(isFreeThreaded ? 1 : 0)\n\(executable)\n\(library ?? "")\n"
  }
}

extension PythonVersion {
  /// The number that C code knows as `PY_VERSION_HEX`, of a version that is known in full.
  var hex: UInt64 {
    let levels: [String: UInt64] = ["a": 0xA, "b": 0xB, "rc": 0xC, "": 0xF]
    let level = levels[String(prerelease.prefix { $0.isLetter })] ?? 0xF
    let serial = UInt64(prerelease.drop { $0.isLetter }) ?? 0
    let numbers = UInt64(major) << 24 | UInt64(minor) << 16 | UInt64(micro ?? 0) << 8
    return numbers | level << 4 | serial
  }
}
