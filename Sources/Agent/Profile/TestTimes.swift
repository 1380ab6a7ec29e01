internal import ProfileLog

/// What the running test takes: the nodes that it has entered, and what they stood at before.
@safe struct TestTimes {
  private(set) var label = ""
  private var touched: [Touched] = []
  private var start: UInt64 = 0

  @safe private struct Touched {
    let node: UnsafeMutablePointer<NodeRecord>
    let calls: UInt64
    let own: UInt64
  }

  /// A node is entered for the first time in this test.
  mutating func touch(_ node: UnsafeMutablePointer<NodeRecord>) {
    unsafe touched.append(
      Touched(node: node, calls: node.pointee.calls, own: node.pointee.own))
  }

  mutating func begin(_ label: String, at now: UInt64) {
    self.label = label
    touched.removeAll(keepingCapacity: true)
    start = now
  }

  /// What the test took, as the log keeps it.
  func payload(at now: UInt64) -> [UInt8] {
    var shares: [UInt32: (calls: UInt64, own: UInt64)] = [:]
    for touched in touched {
      let node = unsafe touched.node.pointee
      var share = shares[node.function] ?? (0, 0)
      share.calls &+= node.calls &- touched.calls
      share.own &+= node.own &- touched.own
      shares[node.function] = share
    }
    var bytes: [UInt8] = []
    func append(_ number: some FixedWidthInteger) {
      unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }
    append(now &- start)
    append(UInt32(shares.count))
    for (function, share) in shares.sorted(by: { $0.key < $1.key }) {
      append(function)
      append(share.calls)
      append(share.own)
    }
    return bytes + label.utf8
  }
}
