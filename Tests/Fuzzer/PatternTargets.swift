internal import FileSelection
internal import Files
internal import PythonRegex
internal import Settings

/// Regular expressions of configuration files, on texts that they make slow.
struct RegexTarget: FuzzTarget {
  static let name = "regex"

  private static let parts = """
    ( (?: (?P<n> (?= (?! (?<= (?<! (?> (?i) (?x) (?s: (?-i: (?#a) (?(1) | ) ) ) * + ? {2} {1,} {,3} {99999}
    {0} *? +? *+ ?+ . ^ $ \\A \\Z \\b \\B \\d \\w \\S \\1 (?P=n) [ ] [^ [] [^]] [a-z] [\\w-] [z-a] [[:alpha:]]
    a b \\n \\t \\x41 \\u00e9 \\U0001F600 \\N{DASH} \\0 \\07 \\8 \\ é 😀 \\z \\G \\K \\R \\p{L} (?R) (?1) (*F) {
    } , - && -- ~~ || \\Q \\E # \\x{41} \\q (?P>n) (?|
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }

  private let texts: [[UInt8]]

  init(samples: [[UInt8]], folder: String) throws {
    texts = [Array(repeating: 97, count: 30), Array("ab aé\n\tAb😀_1\r\n\u{0}]".utf8), []]
  }

  func input(_ chance: inout Chance) -> [UInt8] {
    var pattern: [UInt8] = []
    for _ in 0...chance.below(12) { pattern += chance.element(of: Self.parts) }
    if chance.isOne(in: 10) {
      pattern = Array(repeatElement(pattern, count: 2 + chance.below(400)).joined())
    }
    return pattern
  }

  func check(_ input: [UInt8], _ chance: inout Chance) throws {
    guard let regex = try? PythonRegex(String(decoding: input, as: UTF8.self)) else { return }
    for text in texts {
      var end = 0
      for match in regex.matches(in: text) {
        try BrokenRule.unless(
          match.lowerBound >= end && match.upperBound <= text.count, "match \(match) after \(end)")
        end = match.upperBound
      }
      _ = regex.linesTouched(in: text)
    }
  }
}

/// Patterns of paths.
struct GlobTarget: FuzzTarget {
  static let name = "glob"

  private static let parts = "* ** ? / // . .. [ ] [a [!a] [a-z] {a,b} \\ a é 😀 *.py */ /** ~ $HOME"
    .split(separator: " ").map { Array($0.utf8) }

  init(samples: [[UInt8]], folder: String) throws {}

  func input(_ chance: inout Chance) -> [UInt8] {
    var pattern: [UInt8] = []
    for _ in 0...chance.below(30) { pattern += chance.element(of: Self.parts) }
    return pattern
  }

  func check(_ input: [UInt8], _ chance: inout Chance) throws {
    let text = String(decoding: input, as: UTF8.self)
    let long = "/" + Array(repeating: "a", count: 40).joined(separator: "/") + "/b.py"
    for path in [long, String(repeating: "a", count: 60), text, ""] {
      _ = try? PathGlob(text).matches(path)
      _ = try? PathGlobs([text], in: "/folder").match(path)
    }
  }
}

/// Configuration files of every kind.
struct SettingsTarget: FuzzTarget {
  static let name = "settings"

  private static let sound = [
    """
    [run]
    branch = True
    omit =
        a/*
        ${HOME}/b
    [report]
    exclude_also =
        if x:
        raise \\w+
    fail_under = 95.5
    [paths]
    source = src/
        /ci/*/src
    [html]
    directory = $HOME/x
    """,
    """
    [tool.coverage.run]
    branch = true
    source = ["a", 'b', \"\"\"c\"\"\"]
    parallel = false
    [tool.coverage.report]
    fail_under = 9e1
    precision = 0x2
    exclude_also = ["a", "b\\u00e9"]
    paths.source = ["x"]
    [[tool.other]]
    when = 1979-05-27T07:32:00Z
    """,
  ].map { Array($0.utf8) }

  private static let endings = [".coveragerc", "a.toml", "pyproject.toml", "setup.cfg", "tox.ini"]

  private let folder: String

  init(samples: [[UInt8]], folder: String) throws { self.folder = folder }

  func input(_ chance: inout Chance) -> [UInt8] {
    var text = chance.element(of: Self.sound)
    TextDamage.apply(to: &text, with: chance.element(of: Self.sound), &chance)
    return text
  }

  func check(_ input: [UInt8], _ chance: inout Chance) throws {
    let path = folder + "/" + chance.element(of: Self.endings)
    try Files.write(input, to: path)
    defer { try? Files.remove(path) }
    do throws(SettingsError) {
      _ = try Settings.load(
        explicitFile: chance.isOne(in: 2) ? path : nil, folder: folder, environment: ["HOME": "/"])
    } catch {
      try BrokenRule.unless(!"\(error)".isEmpty, "an error without words")
    }
  }
}

/// Zip files with modules.
struct ArchiveTarget: FuzzTarget {
  static let name = "zip"

  private let samples: [[UInt8]]
  private let path: String

  init(samples: [[UInt8]], folder: String) throws {
    self.samples = samples
    path = folder + "/a.zip"
  }

  func input(_ chance: inout Chance) -> [UInt8] {
    var bytes = chance.element(of: samples)
    ByteDamage.apply(to: &bytes, &chance)
    return bytes
  }

  func check(_ input: [UInt8], _ chance: inout Chance) throws {
    try Files.write(input, to: path)
    for member in ["stored.py", "pkg/deflated.py", "pkg/tiny.py", ""] {
      _ = try? ZipArchive.read(member, in: path)
    }
  }
}
