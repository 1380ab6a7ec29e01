internal import ProfileLog

/// Where generators and coroutines were when they paused, by the addresses of their frames.
///
/// A frame that dies while it is paused leaves its entry behind; another that comes to the same
/// address begins before it pauses, and then takes the entry over.
@safe struct PausedFrames {
  @safe struct Entry {
    var frame: UInt
    var line: UnsafeMutablePointer<LineRecord>?
    var lineTicks: UInt64
    var lineProbes: LineProbes
    var pausedAt: UInt64
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var mask: Int
  private var count = 0

  init() {
    let size = 1 << 8
    unsafe entries = .allocate(capacity: size)
    unsafe entries.initialize(repeating: Self.none, count: size)
    mask = size - 1
  }

  private static var none: Entry {
    unsafe Entry(frame: 0, line: nil, lineTicks: 0, lineProbes: LineProbes(), pausedAt: 0)
  }

  @inline(__always) private func start(_ frame: UInt) -> Int {
    Int(truncatingIfNeeded: (frame >> 4) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
  }

  @inline(__always) mutating func pause(_ entry: Entry) {
    var index = start(entry.frame)
    while unsafe entries[index].frame != 0, unsafe entries[index].frame != entry.frame {
      index = (index &+ 1) & mask
    }
    if unsafe entries[index].frame == 0 { count &+= 1 }
    unsafe entries[index] = entry
    if count &* 2 > mask { grow() }
  }

  /// Takes the entry of a frame that goes on; nil where it paused before we listened.
  @inline(__always) mutating func resume(_ frame: UInt) -> Entry? {
    var index = start(frame)
    while unsafe entries[index].frame != frame {
      if unsafe entries[index].frame == 0 { return nil }
      index = (index &+ 1) & mask
    }
    let entry = unsafe entries[index]
    remove(at: index)
    return entry
  }

  /// Closes the gap that an entry leaves, so that every other is found from where it should be.
  @inline(__always) private mutating func remove(at place: Int) {
    var gap = place
    var index = (place &+ 1) & mask
    while unsafe entries[index].frame != 0 {
      let wanted = unsafe start(entries[index].frame)
      if (index &- wanted) & mask >= (index &- gap) & mask {
        unsafe entries[gap] = unsafe entries[index]
        gap = index
      }
      index = (index &+ 1) & mask
    }
    unsafe entries[gap].frame = 0
    count &-= 1
  }

  private mutating func grow() {
    let old = unsafe entries
    let size = mask + 1
    unsafe entries = .allocate(capacity: size * 2)
    unsafe entries.initialize(repeating: Self.none, count: size * 2)
    mask = size * 2 - 1
    count = 0
    for index in 0..<size where unsafe old[index].frame != 0 { unsafe pause(old[index]) }
    unsafe old.deallocate()
  }
}
