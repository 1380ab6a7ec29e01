internal import Glibc
internal import Synchronization

/// Work spread over all cores with plain threads: no Dispatch, which costs at start-up.
package enum Parallel {
  /// The results of `transform` in the order of `items`.
  ///
  /// The calling thread works, too. The order in which items are taken is theirs, so that results
  /// do not depend on the number of cores.
  ///
  /// - Parameter grain: how many items are worth a thread, which costs some 50 microseconds.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], grain: Int = 1, _ transform: @escaping @Sendable (Item) -> Result
  ) -> [Result] {
    let helpers = min(items.count / max(grain, 1), coreCount) - 1
    guard helpers > 0 else { return items.map(transform) }
    let work = MapWork(items, transform)
    let threads = (0..<helpers).compactMap { _ in Helper(work) }
    work.run()
    for thread in threads { thread.join() }
    return work.results()
  }

  /// How many threads can work at a time.
  static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

/// Something that several threads run together until nothing is left.
private class SharedWork: @unchecked Sendable {
  func run() {}
}

/// Each thread takes the next item that nobody took; a slot is written by one thread only, and read
/// after all have ended.
@safe
private final class MapWork<Item: Sendable, Result: Sendable>: SharedWork,
  @unchecked Sendable
{
  private let items: [Item]
  private let transform: @Sendable (Item) -> Result
  private let slots: UnsafeMutableBufferPointer<Result?>
  private let next = Atomic(0)

  init(_ items: [Item], _ transform: @escaping @Sendable (Item) -> Result) {
    self.items = items
    self.transform = transform
    unsafe slots = .allocate(capacity: items.count)
    unsafe slots.initialize(repeating: nil)
  }

  deinit {
    unsafe slots.deinitialize()
    unsafe slots.deallocate()
  }

  override func run() {
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < items.count else { return }
      unsafe slots[index] = transform(items[index])
    }
  }

  func results() -> [Result] { unsafe slots.compactMap { $0 } }
}

/// A thread that helps with shared work.
@safe private struct Helper {
  private let thread: pthread_t

  /// Nil when the system has no thread to give; the others do the work then.
  init?(_ work: SharedWork) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, 64 << 20)
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(work)
    let code = unsafe pthread_create(
      &thread, &attributes,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<SharedWork>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, unsafe context.toOpaque())
    guard code == 0 else {
      unsafe context.release()
      return nil
    }
    self.thread = thread
  }

  func join() { pthread_join(thread, nil) }
}
