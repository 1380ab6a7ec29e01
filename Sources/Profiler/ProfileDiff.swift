/// What became slower or faster from one profile to another, or from several to several.
///
/// Functions are the same when they have the same file and qualified name; those that are left over
/// when they have the same module and qualified name, so that trees in different folders compare.
/// Lines are the same when they are as far from the function's first line.
package struct ProfileDiff: Sendable {
  /// Every function that ran on either side, those that cost the most more time first.
  package let functions: [FunctionChange]

  package let before: Int
  package let after: Int

  /// A function on both sides.
  package struct FunctionChange: Hashable, Sendable {
    package let function: ProfiledFunction
    package let own: Change
    package let total: Change

    /// How often control came to it, the mean of the profiles of each side.
    package let entriesBefore: Int
    package let entriesAfter: Int

    /// The lines that were timed on either side, in ascending order.
    package let lines: [LineChange]
  }

  package struct LineChange: Hashable, Sendable {
    /// The line, by the last profile that has the function.
    package let line: Int
    package let own: Change
    package let hitsBefore: Int
    package let hitsAfter: Int
  }

  package init(before: [Profile], after: [Profile]) {
    let names = FunctionNames(before + after)
    let (old, new) = (before.map { ProfileSide($0, names) }, after.map { ProfileSide($0, names) })
    let keys = Set((old + new).flatMap(\.functions.keys))
    functions = keys.map { FunctionChange(key: $0, old, new) }.sorted { a, b in
      (abs(b.own.difference), a.function.file, a.function.firstLine, a.function.qualifiedName)
        < (abs(a.own.difference), b.function.file, b.function.firstLine, b.function.qualifiedName)
    }
    self.before = Self.mean(old.map(\.measured))
    self.after = Self.mean(new.map(\.measured))
  }

  fileprivate static func mean(_ values: [Int]) -> Int {
    values.reduce(0, +) / max(values.count, 1)
  }
}

extension ProfileDiff.FunctionChange {
  fileprivate init(key: String, _ old: [ProfileSide], _ new: [ProfileSide]) {
    let (a, b) = (old.map { $0.functions[key] }, new.map { $0.functions[key] })
    let known = (a + b).compactMap { $0 }.last
    function = known?.function ?? ProfiledFunction(kind: .python, name: "", qualifiedName: "")
    own = Change(before: a.map(\.?.own), after: b.map(\.?.own))
    total = Change(before: a.map(\.?.total), after: b.map(\.?.total))
    entriesBefore = ProfileDiff.mean(a.map { $0?.entries ?? 0 })
    entriesAfter = ProfileDiff.mean(b.map { $0?.entries ?? 0 })
    let offsets = Set((a + b).flatMap { $0.map { Array($0.lines.keys) } ?? [] }).sorted()
    let firstLine = function.firstLine
    lines = offsets.map { offset in
      let (c, d) = (a.map { $0?.lines[offset] }, b.map { $0?.lines[offset] })
      return ProfileDiff.LineChange(
        line: firstLine + offset, own: Change(before: c.map(\.?.own), after: d.map(\.?.own)),
        hitsBefore: ProfileDiff.mean(c.map { $0?.hits ?? 0 }),
        hitsAfter: ProfileDiff.mean(d.map { $0?.hits ?? 0 }))
    }
  }
}

/// What functions are called in all profiles of a comparison.
private struct FunctionNames {
  private var byModule: [String: String] = [:]
  private var ambiguous: Set<String> = []

  init(_ profiles: [Profile]) {
    var files: [String: Set<String>] = [:]
    for profile in profiles {
      var own: [String: Set<String>] = [:]
      for function in profile.functions where !function.module.isEmpty {
        own[Self.moduleKey(function), default: []].insert(function.file)
      }
      for (key, found) in own {
        if found.count > 1 { ambiguous.insert(key) }
        files[key, default: []].formUnion(found)
      }
    }
    for (key, found) in files where found.count > 1 {
      byModule[key] = found.min()
    }
  }

  func key(_ function: ProfiledFunction) -> String {
    let module = Self.moduleKey(function)
    let file = ambiguous.contains(module) ? function.file : byModule[module] ?? function.file
    return "\(function.kind.rawValue)\0\(file)\0\(function.nameWithoutAddress)"
  }

  private static func moduleKey(_ function: ProfiledFunction) -> String {
    "\(function.module)\0\(function.qualifiedName)"
  }
}

extension ProfiledFunction {
  /// The name without what follows ` at 0x`, as in `<built-in method __new__ of type object at
  /// 0x7f1c74109f20>`: an address is another one in every process.
  fileprivate var nameWithoutAddress: Substring {
    guard kind == .native, let end = qualifiedName.firstRange(of: " at 0x") else {
      return qualifiedName[...]
    }
    return qualifiedName[..<end.lowerBound]
  }
}

/// One profile of a comparison, by what its functions are called.
private struct ProfileSide {
  struct Function {
    let function: ProfiledFunction
    var own: Change.Sample
    var total: Change.Sample
    var entries: Int
    var lines: [Int: Line] = [:]
  }

  struct Line {
    var own: Change.Sample
    var hits: Int
  }

  private(set) var functions: [String: Function] = [:]
  let measured: Int

  init(_ profile: Profile, _ names: FunctionNames) {
    let figures = ProfileFigures(profile)
    let keys = profile.functions.map(names.key)
    measured = profile.tree.nodes.reduce(0) { $0 + $1.own }
    for (place, function) in profile.functions.enumerated() where function.kind != .thread {
      add(function, figures.functions[place], keys[place])
    }
    for table in profile.lines { add(table, keys[table.function]) }
  }

  private mutating func add(_ function: ProfiledFunction, _ figures: CallFigures, _ key: String) {
    guard figures.entries > 0 || figures.own > 0 else { return }
    var entry =
      functions[key]
      ?? Function(function: function, own: .init(time: 0), total: .init(time: 0), entries: 0)
    entry.own.time += figures.own
    entry.own.overhead += figures.overhead
    entry.own.count += figures.entries
    entry.total.time += figures.total
    entry.total.overhead += figures.overhead
    entry.entries += figures.entries
    functions[key] = entry
  }

  private mutating func add(_ table: FunctionLines, _ key: String) {
    guard let first = functions[key]?.function.firstLine else { return }
    for line in table.lines {
      var entry = functions[key]?.lines[line.line - first] ?? Line(own: .init(time: 0), hits: 0)
      entry.own.time += line.own
      entry.own.overhead += line.overhead
      entry.own.spread = max(entry.own.spread, line.longest - line.shortest)
      entry.own.count += line.hits
      entry.hits += line.hits
      functions[key]?.lines[line.line - first] = entry
    }
  }
}
