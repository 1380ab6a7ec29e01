/// How a time differs between the profiles of before and those of after.
package struct Change: Hashable, Sendable {
  /// Nanoseconds: the mean of the profiles of one side.
  package let before: Int
  package let after: Int

  package let finding: Finding

  package var difference: Int { after - before }

  /// Whether the times differ, and how that is known.
  package enum Finding: Hashable, Sendable {
    case slower(Basis)
    case faster(Basis)
    case noise(Basis)

    /// Runs on one side only.
    case added
    case removed
  }

  /// What the difference was held against.
  package enum Basis: Hashable, Sendable {
    /// The spread over several profiles on both sides: Student's t at 95 %.
    case runs

    /// How often it ran, which is exact: by more than a tenth more or less often.
    case calls

    /// How far hits of the line are apart.
    case hits

    /// What the cost of probes is uncertain by.
    case resolution

    /// A tenth, which single runs of a program differ by anyhow.
    case tenth
  }

  /// What one profile says about a time.
  package struct Sample: Hashable, Sendable {
    package var time: Int

    /// The cost of probes that was taken out.
    package var overhead: Int

    /// The longest hit less the shortest; 0 where that is not known.
    package var spread: Int

    /// How often it ran; 0 where that is not known.
    package var count: Int

    package init(time: Int, overhead: Int = 0, spread: Int = 0, count: Int = 0) {
      self.time = time
      self.overhead = overhead
      self.spread = spread
      self.count = count
    }
  }

  /// Compares a sample for each profile of before with one for each of after; nil stands for a
  /// profile in which nothing was measured.
  package init(before: [Sample?], after: [Sample?]) {
    let (old, new) = (before.compactMap { $0 }, after.compactMap { $0 })
    self.before = Self.mean(of: old, among: before.count)
    self.after = Self.mean(of: new, among: after.count)
    if old.isEmpty {
      finding = .added
    } else if new.isEmpty {
      finding = .removed
    } else {
      finding = Self.finding(
        before.map { $0 ?? Sample(time: 0) }, after.map { $0 ?? Sample(time: 0) },
        difference: self.after - self.before)
    }
  }

  private static func mean(of samples: [Sample], among count: Int) -> Int {
    count == 0 ? 0 : samples.reduce(0) { $0 + $1.time } / count
  }

  private static func finding(_ old: [Sample], _ new: [Sample], difference: Int) -> Finding {
    let change: (Basis) -> Finding = { difference > 0 ? .slower($0) : .faster($0) }
    let uncertain = (overhead(old) + overhead(new)) / 4
    guard abs(difference) > uncertain else { return .noise(.resolution) }
    let (fewer, more) = difference > 0 ? (old, new) : (new, old)
    if count(more) * 10 > count(fewer) * 11 { return change(.calls) }
    if old.count > 1, new.count > 1 {
      let isClear = StudentTest.tells(old.map(\.time), from: new.map(\.time))
      return isClear ? change(.runs) : .noise(.runs)
    }
    let spread = max(old.map(\.spread).max() ?? 0, new.map(\.spread).max() ?? 0)
    guard abs(difference) > spread else { return .noise(.hits) }
    let least = min(old.map(\.time).min() ?? 0, new.map(\.time).min() ?? 0)
    guard abs(difference) > least / 10 else { return .noise(.tenth) }
    return change(spread > least / 10 ? .hits : .tenth)
  }

  private static func count(_ samples: [Sample]) -> Double {
    samples.reduce(0) { $0 + Double($1.count) } / Double(max(samples.count, 1))
  }

  private static func overhead(_ samples: [Sample]) -> Int {
    samples.reduce(0) { $0 + $1.overhead } / max(samples.count, 1)
  }
}
