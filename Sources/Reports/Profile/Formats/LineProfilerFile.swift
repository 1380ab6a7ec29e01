package import Profiler

/// Reads what line_profiler writes: `.lprof`, a pickle, of which nothing is executed.
package enum LineProfilerFile {
  /// Whether the bytes look like a pickle of line_profiler.
  package static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.first == 0x80 && String(decoding: bytes.prefix(200), as: UTF8.self).contains("LineStats")
  }

  /// A profile with functions and lines, and without a call tree.
  ///
  /// line_profiler counts what a line called as the line's own time.
  package static func profile(from bytes: [UInt8]) throws(PickleError) -> Profile {
    var unpickler = Unpickler(bytes)
    let value = try unpickler.value()
    guard case .object(let type, let state)? = unpickler.container(value) else {
      throw .foreign(type: "something else")
    }
    guard type.hasSuffix(".LineStats") else { throw .foreign(type: type) }
    let fields = unpickler.texts(state)
    guard let timings = fields["timings"],
      case .dictionary(let pairs)? = unpickler.container(timings)
    else { throw .foreign(type: type) }
    let unit = fields["unit"].flatMap(Self.seconds) ?? 1e-9
    var profile = Profile(
      run: ProfiledRun(
        command: [], start: 0, wall: 0, python: "", processes: 1, clock: .init(kind: .monotonic)))
    var sum = 0.0
    for place in stride(from: 0, to: pairs.count - 1, by: 2) {
      guard let function = unpickler.function(pairs[place]),
        let lines = unpickler.lines(pairs[place + 1], unit: unit * 1e9, sum: &sum)
      else { throw .foreign(type: type) }
      profile.lines.append(FunctionLines(function: profile.functions.count, lines: lines))
      profile.functions.append(function.spanning(lines))
    }
    return profile
  }

  private static func seconds(_ value: Unpickler.Value) -> Double? {
    switch value {
    case .number(let unit) where unit > 0 && unit <= 1: unit
    case .integer(1): 1
    default: nil
    }
  }
}

extension ProfiledFunction {
  fileprivate func spanning(_ lines: [LineTiming]) -> ProfiledFunction {
    ProfiledFunction(
      kind: kind, file: file, firstLine: firstLine,
      lastLine: max(firstLine, lines.last?.line ?? firstLine), name: name,
      qualifiedName: qualifiedName, module: module)
  }
}

extension Unpickler {
  /// The values of a dictionary whose keys are texts.
  fileprivate func texts(_ value: Value) -> [String: Value] {
    guard case .dictionary(let pairs)? = container(value) else { return [:] }
    var result: [String: Value] = [:]
    for place in stride(from: 0, to: pairs.count - 1, by: 2) {
      if case .text(let key) = pairs[place] { result[key] = pairs[place + 1] }
    }
    return result
  }

  fileprivate func function(_ key: Value) -> ProfiledFunction? {
    guard case .tuple(let parts)? = container(key), parts.count == 3,
      case .text(let file) = parts[0], case .integer(let line) = parts[1],
      case .text(let name) = parts[2], line >= 0, line < 1 << 31
    else { return nil }
    return ProfiledFunction(
      kind: .python, file: file, firstLine: line,
      name: name.split(separator: ".").last.map(String.init) ?? name, qualifiedName: name)
  }

  /// - Parameters:
  ///   - unit: the nanoseconds of one tick.
  ///   - sum: all counts and times so far, which must stay far from what an `Int` holds.
  fileprivate func lines(_ list: Value, unit: Double, sum: inout Double) -> [LineTiming]? {
    guard case .list(let entries)? = container(list) else { return nil }
    var lines: [LineTiming] = []
    for entry in entries {
      guard case .tuple(let parts)? = container(entry), parts.count == 3,
        case .integer(let line) = parts[0], case .integer(let hits) = parts[1],
        case .integer(let ticks) = parts[2], line >= 0, line < 1 << 31, hits >= 0, ticks >= 0
      else { return nil }
      sum += Double(hits) + Double(ticks) * unit
      guard sum < 0x1p56, lines.last.map({ $0.line < line }) ?? true else { return nil }
      let time = Int((Double(ticks) * unit).rounded())
      lines.append(LineTiming(line: line, lastLine: line, hits: hits, own: time))
    }
    return lines
  }
}
