package import Profiler

/// A profile of any size, the same one for the same seed.
package struct RandomProfile {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func profile(functions: Int, nodes: Int) -> Profile {
    var profile = Example.profile
    profile.functions += (0..<functions).map { place in
      ProfiledFunction(
        kind: .python, file: "/srv/part\(place % 97).py", firstLine: place + 1,
        lastLine: place + 9, name: "f\(place)", qualifiedName: "C\(place % 7).f\(place)",
        module: "part\(place % 97)")
    }
    let count = profile.functions.count
    for _ in 0..<nodes {
      let parent = profile.tree.nodes.count - 1 - number(below: min(60, profile.tree.nodes.count))
      let function = number(below: 3) == 0 ? 3 : number(below: count)
      profile.tree.nodes.append(
        CallNode(
          function: function, parent: parent, callLine: 10 + number(below: 5),
          calls: number(below: 4), resumptions: number(below: 2), own: number(below: 90_000),
          overhead: number(below: 90)))
    }
    return profile
  }

  private mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: (state >> 33) % UInt64(max(limit, 1)))
  }
}
