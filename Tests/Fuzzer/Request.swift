internal import Files
internal import Glibc

/// What the command line asks for, and doing it.
struct Request {
  var target = ""
  var seed = 1
  var count = 1
  var folder = "/tmp"
  var shows = false
  var keeps = false
  var samples: [String] = []

  init(_ arguments: ArraySlice<String>) {
    var rest = arguments
    target = rest.popFirst() ?? ""
    while let argument = rest.popFirst() {
      switch argument {
      case "--seed": seed = rest.popFirst().flatMap { Int($0) } ?? seed
      case "--count": count = rest.popFirst().flatMap { Int($0) } ?? count
      case "--folder": folder = rest.popFirst() ?? folder
      case "--show": shows = true
      case "--keep": keeps = true
      default: samples.append(argument)
      }
    }
  }
}

extension Request {
  private static let targets: [any FuzzTarget.Type] = [
    TextTarget.self, DataFileTarget.self, JournalTarget.self, SettingsTarget.self,
    RegexTarget.self, GlobTarget.self, ArchiveTarget.self, ProfileTarget.self, ImportTarget.self,
    PickleTarget.self,
  ]

  /// The most that one input may take.
  private enum Limit {
    static let seconds = 20
    static let bytes: UInt = 3 << 30
  }

  /// - Returns: the exit code.
  func run() throws -> Int32 {
    guard let kind = Self.targets.first(where: { $0.name == target }) else {
      Self.say("no target '\(target)'", to: STDERR_FILENO)
      return 64
    }
    var bound = rlimit(rlim_cur: Limit.bytes, rlim_max: Limit.bytes)
    _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &bound)
    let contents = try samples.sorted().map { file throws in try Files.read(file) }
    let reader = try kind.init(samples: contents, folder: folder)
    var broken = 0
    for seed in seed..<seed + count where try !survives(seed, reader) { broken += 1 }
    return broken == 0 ? 0 : 1
  }

  private func survives(_ seed: Int, _ reader: any FuzzTarget) throws -> Bool {
    var chance = Chance(seed: seed)
    if !shows { Self.say("\(seed)", to: STDOUT_FILENO) }
    Self.startClock()
    let input = reader.input(&chance)
    if shows {
      _ = unsafe input.withUnsafeBytes { unsafe write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      return true
    }
    if keeps {
      try Files.write(input, to: "\(folder)/\(seed).py")
      return true
    }
    do {
      try reader.check(input, &chance)
      return true
    } catch {
      Self.say("\(target) \(seed): \(error)", to: STDERR_FILENO)
      return false
    }
  }

  private static func say(_ text: String, to descriptor: Int32) {
    let bytes = Array("\(text)\n".utf8)
    _ = unsafe bytes.withUnsafeBytes { bytes in
      unsafe write(descriptor, bytes.baseAddress, bytes.count)
    }
  }

  /// Ends the process by SIGPROF when one input takes too long.
  private static func startClock() {
    let limit = timeval(tv_sec: Limit.seconds, tv_usec: 0)
    var timer = itimerval(it_interval: timeval(), it_value: limit)
    unsafe setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
  }
}
