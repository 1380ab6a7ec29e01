internal import CPython
internal import Monitoring
internal import Python

/// What CodeObject, LineTable and CodeExtra say of a code object.
enum CodeFunctions {
  static let all = unsafe [
    ModuleFunction(name: "describe", body: describe), ModuleFunction(name: "lines", body: lines),
    ModuleFunction(name: "line", body: line),
    ModuleFunction(name: "set_extra", body: setExtra), ModuleFunction(name: "extra", body: extra),
    ModuleFunction(name: "released", body: released), ModuleFunction(name: "bounds", body: bounds),
    ModuleFunction(name: "global_text", body: globalText),
    ModuleFunction(name: "texts", body: texts),
  ]

  /// `describe(code)`: `filename name qualname firstline`.
  private static let describe: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let object = try arguments.object(0, gil)
      let code = try code(object, gil)
      do throws(PythonError) {
        let words = [
          try code.filename(gil), try code.name(gil), try code.qualname(gil),
          "\(try code.firstLine(gil))",
        ]
        return try PyRef(words.joined(separator: " "), gil)
      } catch {
        throw .python(error)
      }
    }
  }

  /// `lines(code)`: `start-end:line` for each range.
  private static let lines: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let object = try arguments.object(0, gil)
      let code = try code(object, gil)
      do throws(PythonError) {
        let ranges = try code.lineTable(gil).ranges.map { range in
          let line = range.line.map(String.init) ?? "None"
          return "\(range.offsets.lowerBound)-\(range.offsets.upperBound):\(line)"
        }
        return try PyRef(ranges.joined(separator: " "), gil)
      } catch {
        throw .python(error)
      }
    }
  }

  /// `line(code, offset)`: the line, or None.
  private static let line: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let object = try arguments.object(0, gil)
      let offset = try arguments.integer(1, gil)
      let code = try code(object, gil)
      do throws(PythonError) {
        guard let line = try code.lineTable(gil).line(at: offset) else { return .none(gil) }
        return try PyRef(line, gil)
      } catch {
        throw .python(error)
      }
    }
  }

  nonisolated(unsafe) private static var slot: CodeExtra?
  nonisolated(unsafe) private static var freed = 0

  /// `set_extra(code, number)`: sets our slot; 0 empties it.
  private static let setExtra: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let object = try arguments.object(0, gil)
      let code = try code(object, gil)
      let value = unsafe UnsafeMutableRawPointer(bitPattern: try arguments.integer(1, gil))
      do throws(PythonError) {
        let release: @convention(c) (UnsafeMutableRawPointer?) -> Void = { value in
          if unsafe value != nil { unsafe freed += 1 }
        }
        if unsafe slot == nil { unsafe slot = try unsafe CodeExtra(release: release, gil) }
        if let slot = unsafe slot { try unsafe slot.set(value, in: code, gil) }
      } catch {
        throw .python(error)
      }
      return .none(gil)
    }
  }

  /// `extra(code)`: the number set, or 0.
  private static let extra: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let object = try arguments.object(0, gil)
      let value = unsafe slot?.value(in: try code(object, gil), gil)
      return try .answer(Int(bitPattern: value), gil)
    }
  }

  /// `released()`: how many extras CPython gave back.
  private static let released: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { _, gil throws(MonitoringError) in
      try unsafe .answer(freed, gil)
    }
  }

  /// `bounds(code)`: `low-high`, or None.
  private static let bounds: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let object = try arguments.object(0, gil)
      let code = try code(object, gil)
      do throws(PythonError) {
        guard let bounds = try code.lineTable(gil).bounds else { return .none(gil) }
        return try PyRef("\(bounds.lowerBound)-\(bounds.upperBound)", gil)
      } catch {
        throw .python(error)
      }
    }
  }

  /// `global_text(name, attribute)`: what the caller's module binds to a name, or None; the empty
  /// attribute means the value itself.
  private static let globalText: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let name = try arguments.text(0, gil)
      let attribute = try arguments.text(1, gil)
      let text =
        attribute.isEmpty
        ? CurrentFrame.globalText(name, gil)
        : CurrentFrame.globalText(name, attribute: attribute, gil)
      guard let text else { return .none(gil) }
      return try .answer(text, gil)
    }
  }

  /// `texts(list)`: its texts, joined by spaces.
  private static let texts: ModuleFunction.Body = { _, start, count in
    unsafe Arguments.answer(start, count) { arguments, gil throws(MonitoringError) in
      let object = try arguments.object(0, gil)
      do throws(PythonError) {
        return try PyRef(object.texts(gil).joined(separator: " "), gil)
      } catch {
        throw .python(error)
      }
    }
  }

  static func code(
    _ object: borrowing PyRef, _ gil: borrowing GIL
  ) throws(MonitoringError) -> CodeObject {
    guard let code = unsafe CodeObject(checking: object.borrow(), gil) else {
      throw .python(PythonError(type: "TypeError", message: "not a code object"))
    }
    return code
  }
}
