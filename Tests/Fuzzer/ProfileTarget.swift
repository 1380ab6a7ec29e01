internal import ProfileExamples
internal import Profiler
internal import Reports

/// Files of profiles, the half of them with the right checksum of a wrong content.
struct ProfileTarget: FuzzTarget {
  static let name = "profile"

  private let contents: [[UInt8]]
  private let headerSize: Int

  init(samples: [[UInt8]], folder: String) throws {
    headerSize = ProfileFile.sealed([]).count
    var random = RandomProfile(seed: 7)
    let profiles = [Example.profile, random.profile(functions: 5, nodes: 40)]
    let header = headerSize
    contents = profiles.map { Array(ProfileFile.bytes(of: $0).dropFirst(header)) }
  }

  func input(_ chance: inout Chance) -> [UInt8] {
    var bytes = chance.element(of: contents)
    if chance.isOne(in: 4) {
      bytes = ProfileFile.sealed(bytes)
      ByteDamage.apply(to: &bytes, &chance)
      return bytes
    }
    ByteDamage.apply(to: &bytes, &chance)
    return ProfileFile.sealed(bytes)
  }

  func check(_ input: [UInt8], _ chance: inout Chance) throws {
    let profile: Profile
    do throws(ProfileFileError) {
      profile = try ProfileFile.profile(from: input, path: "x")
    } catch {
      return try BrokenRule.unless(!"\(error)".contains("\n"), "\(error)")
    }
    let again = try ProfileFile.profile(from: ProfileFile.bytes(of: profile), path: "x")
    try BrokenRule.unless(again == profile, "it changes when it is written and read")
    let figures = ProfileFigures(profile)
    let own = figures.functions.reduce(0) { $0 + $1.own }
    try BrokenRule.unless(
      own == ProfileOverview(profile, figures).measured, "own times do not add up")
    try BrokenRule.unless(
      LineTotals(profile, figures).totals.count == profile.lines.count, "lines are missing")
    _ = Profile.merging([profile, profile])
    _ = ProfileDiff(before: [profile], after: [again, profile])
  }
}

/// Files of line_profiler, which are programs of Python's pickle machine.
struct PickleTarget: FuzzTarget {
  static let name = "lprof"

  private let sample: [UInt8]

  init(samples: [[UInt8]], folder: String) throws {
    sample = LineProfilerReport().bytes(of: ProfileAnalysis(Example.profile))
  }

  func input(_ chance: inout Chance) -> [UInt8] {
    var bytes = sample
    ByteDamage.apply(to: &bytes, &chance)
    return bytes
  }

  func check(_ input: [UInt8], _ chance: inout Chance) throws {
    let profile: Profile
    do throws(PickleError) {
      profile = try LineProfilerFile.profile(from: input)
    } catch {
      return try BrokenRule.unless(!"\(error)".contains("\n"), "\(error)")
    }
    let again = try ProfileFile.profile(from: ProfileFile.bytes(of: profile), path: "x")
    try BrokenRule.unless(again.lines.count == profile.lines.count, "lines are lost")
  }
}
