internal import ProfileLog
internal import Python

/// The tree of calls as it grows.
extension ProfileRecorder {
  /// Makes the child of `parent` for a function and a line.
  func addChild(
    of parent: UnsafeMutablePointer<NodeRecord>, _ profiled: UnsafeMutablePointer<ProfiledCode>,
    callLine: UInt32
  ) -> UnsafeMutablePointer<NodeRecord> {
    if log.hasRoomForNodes,
      let node = unsafe addNode(profiled, under: parent, callLine: callLine)
    {
      return unsafe node
    }
    guard let elsewhere = unsafe elsewhereNode() else { return unsafe parent }
    let number = unsafe profiled.pointee.number
    return unsafe state.pointee.nodes.child(of: elsewhere, function: number, callLine: 0)
      ?? addNode(profiled, under: elsewhere, callLine: 0) ?? elsewhere
  }

  func addNode(
    _ profiled: UnsafeMutablePointer<ProfiledCode>, under parent: UnsafeMutablePointer<NodeRecord>?,
    callLine: UInt32
  ) -> UnsafeMutablePointer<NodeRecord>? {
    guard
      let node = unsafe log.addNode(
        of: profiled.pointee.number, under: parent, callLine: callLine)
    else {
      stop()
      return nil
    }
    unsafe node.pointee.state = UnsafeMutableRawPointer(profiled)
    unsafe state.pointee.nodes.insert(node)
    noteProgress()
    return unsafe node
  }

  /// The node under which callers are not told apart any more.
  private func elsewhereNode() -> UnsafeMutablePointer<NodeRecord>? {
    if let elsewhere = unsafe elsewhere { return unsafe elsewhere }
    guard let profiled = unsafe standIn(for: .elsewhere) else { return nil }
    unsafe elsewhere = unsafe addNode(profiled, under: nil, callLine: 0)
    return unsafe elsewhere
  }

  /// What stands for the garbage collector.
  func collectorCode() -> UnsafeMutablePointer<ProfiledCode>? {
    if let collector = unsafe collector { return unsafe collector }
    unsafe collector = unsafe standIn(for: .garbageCollection)
    return unsafe collector
  }
}

extension ProfileLogContents.Function {
  static func thread(_ name: String) -> Self {
    Self(kind: .thread, name: name, qualifiedName: name)
  }

  static var elsewhere: Self {
    Self(kind: .elsewhere, name: "<elsewhere>", qualifiedName: "<elsewhere>")
  }

  static var garbageCollection: Self {
    Self(
      kind: .garbageCollection, name: "<garbage collection>", qualifiedName: "<garbage collection>")
  }
}
