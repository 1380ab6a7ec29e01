internal import Files
internal import Profiler
internal import Reports
internal import Tooling

/// Reads profiles, ours and line_profiler's.
enum LoadedProfile {
  static func read(_ path: String) throws -> Profile {
    let file = ProfileFile(path)
    try keepPending(file)
    if let bytes = try? Files.read(path), LineProfilerFile.isOne(bytes) {
      do {
        return try LineProfilerFile.profile(from: bytes)
      } catch {
        throw Failure("cannot read '\(path)': \(error)")
      }
    }
    do { return try file.read() } catch { throw Failure(error) }
  }

  /// Makes the profile of what processes have left, if they have.
  static func keepPending(_ file: ProfileFile) throws {
    do {
      for problem in try PendingLogs(of: file).keep() { Terminal.complain(problem) }
    } catch {
      throw Failure(error)
    }
  }

  /// One profile of what is in several files.
  static func merged(_ paths: [String]) throws -> Profile {
    let profiles = try paths.map(read)
    guard let profile = Profile.merging(profiles) else {
      throw Failure("no profile was named", code: Failure.usage)
    }
    return profile
  }
}
