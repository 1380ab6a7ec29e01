internal import ProfileLog

/// The nodes of the call tree by parent, function and line: for the first call in a row, after which
/// the parent itself knows its child.
@safe struct NodeTable {
  private var slots: UnsafeMutablePointer<UnsafeMutablePointer<NodeRecord>?>
  private var mask: Int
  private var count = 0

  init() {
    let size = 1 << 12
    unsafe slots = .allocate(capacity: size)
    unsafe slots.initialize(repeating: nil, count: size)
    mask = size - 1
  }

  /// The child of `parent`; nil where it has none for the function and line.
  func child(
    of parent: UnsafeMutablePointer<NodeRecord>?, function: UInt32, callLine: UInt32
  ) -> UnsafeMutablePointer<NodeRecord>? {
    let parentNumber = unsafe (parent.map { unsafe $0.pointee.number + 1 }) ?? 0
    var index = hash(parentNumber, function, callLine)
    while let node = unsafe slots[index] {
      if unsafe node.pointee.parent == parentNumber, unsafe node.pointee.function == function,
        unsafe node.pointee.callLine == callLine
      {
        return unsafe node
      }
      index = (index + 1) & mask
    }
    return nil
  }

  mutating func insert(_ node: UnsafeMutablePointer<NodeRecord>) {
    if count * 2 > mask { grow() }
    unsafe put(node)
    count += 1
  }

  private func put(_ node: UnsafeMutablePointer<NodeRecord>) {
    var index = unsafe hash(node.pointee.parent, node.pointee.function, node.pointee.callLine)
    while unsafe slots[index] != nil { index = (index + 1) & mask }
    unsafe slots[index] = unsafe node
  }

  private mutating func grow() {
    let old = unsafe slots
    let size = mask + 1
    unsafe slots = .allocate(capacity: size * 2)
    unsafe slots.initialize(repeating: nil, count: size * 2)
    mask = size * 2 - 1
    for index in 0..<size {
      if let node = unsafe old[index] { unsafe put(node) }
    }
    unsafe old.deallocate()
  }

  private func hash(_ parent: UInt32, _ function: UInt32, _ line: UInt32) -> Int {
    var mixed = UInt64(parent) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= (UInt64(function) << 20 ^ UInt64(line)) &* 0xC2B2_AE3D_27D4_EB4F
    mixed ^= mixed >> 29
    return Int(truncatingIfNeeded: mixed &* 0x1656_67B1_9E37_79F9 >> 16) & mask
  }
}
