internal import Foundation

/// One run of a program, to its end.
public struct Command: Sendable {
  /// What a finished program left behind.
  public struct Outcome: Sendable {
    /// The exit code, or minus the signal that ended it.
    public let code: Int32
    public let output: String
    public let errors: String
  }

  public let arguments: [String]
  public var folder: String?

  /// Added to a small clean environment: PATH, HOME, LANG and nothing else.
  public var environment: [String: String] = [:]
  public var input = ""

  public init(
    _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:],
    input: String = ""
  ) {
    self.arguments = arguments
    self.folder = folder
    self.environment = environment
    self.input = input
  }

  public func run() throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.environment = Self.cleanEnvironment.merging(environment) { $1 }
    let output = Pipe()
    let errors = Pipe()
    let input = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = input
    try Self.withoutBlockedSignals { try process.run() }
    input.fileHandleForWriting.write(Data(self.input.utf8))
    try input.fileHandleForWriting.close()
    let collected = Collected()
    let reader = Thread {
      collected.errors = errors.fileHandleForReading.readDataToEndOfFile()
      collected.done.signal()
    }
    reader.start()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    collected.done.wait()
    process.waitUntilExit()
    let died = process.terminationReason == .uncaughtSignal
    return Outcome(
      code: died ? -process.terminationStatus : process.terminationStatus,
      output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: collected.errors, as: UTF8.self))
  }

  /// Runs `body` with no signal blocked, since a program inherits that from the thread that starts
  /// it, and the threads that tests run on block nearly all.
  private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
    var none = sigset_t()
    var usual = sigset_t()
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, &usual)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &usual, nil) }
    try body()
  }

  /// What the reading thread hands over; `done` orders the write before the read.
  private final class Collected: @unchecked Sendable {
    var errors = Data()
    let done = DispatchSemaphore(value: 0)
  }

  private static let cleanEnvironment: [String: String] = {
    let kept = ["PATH", "HOME", "LANG", "TMPDIR"]
    return ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
  }()
}
