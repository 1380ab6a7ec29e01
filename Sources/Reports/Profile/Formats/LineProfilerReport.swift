package import Profiler

/// What line_profiler writes, `.lprof`: read by `python -m line_profiler`.
///
/// The time of a line is that of all it called, as line_profiler has it, recursion counted once.
package struct LineProfilerReport: ProfileReport {
  package static let name = "lprof"

  package init() {}

  package func write(_ analysis: ProfileAnalysis, to output: inout ByteOutput) {
    let profile = analysis.profile
    var pickle = PickleWriter()
    pickle.object("line_profiler.line_profiler", "LineStats") { state in
      state.write("timings")
      state.dictionary { timings in
        for (place, table) in profile.lines.enumerated() {
          let function = profile.functions[table.function]
          timings.tuple {
            $0.write(function.file)
            $0.write(function.firstLine)
            $0.write(function.qualifiedName)
          }
          timings.list { list in
            for (line, total) in zip(table.lines, analysis.lineTotals.totals[place])
            where line.hits > 0 {
              list.tuple {
                $0.write(line.line)
                $0.write(line.hits)
                $0.write(total)
              }
            }
          }
        }
      }
      state.write("unit")
      state.write(1e-9)
    }
    output.write(pickle.finished())
  }
}

/// Writes plain data as a pickle of protocol 2.
private struct PickleWriter: ~Copyable {
  private var output = ByteOutput()

  init() { output.write([0x80, 2]) }

  func finished() -> [UInt8] { output.bytes + [UInt8(ascii: ".")] }

  /// An object that gets the pairs of `state` as its attributes.
  mutating func object(
    _ module: String, _ name: String, _ state: (inout PickleWriter) -> Void
  ) {
    output.write("c\(module)\n\(name)\n)")
    output.write(0x81 as UInt8)
    dictionary(state)
    output.write(UInt8(ascii: "b"))
  }

  /// Keys and values in turns.
  mutating func dictionary(_ pairs: (inout PickleWriter) -> Void) {
    output.write("}(")
    pairs(&self)
    output.write(UInt8(ascii: "u"))
  }

  mutating func list(_ elements: (inout PickleWriter) -> Void) {
    output.write("](")
    elements(&self)
    output.write(UInt8(ascii: "e"))
  }

  mutating func tuple(_ elements: (inout PickleWriter) -> Void) {
    output.write(UInt8(ascii: "("))
    elements(&self)
    output.write(UInt8(ascii: "t"))
  }

  mutating func write(_ text: String) {
    output.write(UInt8(ascii: "X"))
    little(UInt32(truncatingIfNeeded: text.utf8.count))
    output.write(text)
  }

  mutating func write(_ number: Int) {
    if let small = Int32(exactly: number) {
      output.write(UInt8(ascii: "J"))
      return little(UInt32(bitPattern: small))
    }
    output.write([0x8A, 8])
    little(UInt64(bitPattern: Int64(number)))
  }

  mutating func write(_ number: Double) {
    output.write(UInt8(ascii: "G"))
    little(number.bitPattern.byteSwapped)
  }

  private mutating func little(_ number: some FixedWidthInteger) {
    var rest = number
    for _ in 0..<number.bitWidth / 8 {
      output.write(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
