internal import Reports
internal import Synchronization
internal import Testing

@Suite struct `Output in pieces` {
  private final class Collector: ByteSink {
    let pieces = Mutex<[[UInt8]]>([])

    func take(_ bytes: [UInt8]) { pieces.withLock { $0.append(bytes) } }
  }

  @Test func `is the same as in one`() {
    let sink = Collector()
    var whole = ByteOutput()
    var pieces = ByteOutput(to: sink)
    for number in 0..<300_000 {
      for text in ["line ", "of a report"] {
        whole.write(text)
        pieces.write(text)
      }
      whole.write(number)
      pieces.write(number)
      whole.write(literal: ";\n")
      pieces.write(literal: ";\n")
    }
    pieces.flush()
    #expect(pieces.bytes.isEmpty)
    let taken = sink.pieces.withLock { $0 }
    #expect(taken.count > 5)
    #expect(taken.allSatisfy { $0.count < 2 << 20 })
    #expect(taken.flatMap { $0 } == whole.bytes)
  }
}
