/// Lines on which a generator or coroutine pauses.
///
/// It may go on in another context, where the line sends no event, and arcs that follow from the lines at
/// their ends would be missed.
package struct PausingLines: Sendable {
  package let lines: [Int32]

  /// By unit: the place in `lines` of the line that it is on; -1 for units of other lines.
  package let placeOfUnit: [Int32]

  /// By unit: whether what the code waits for there may make it pause again at once.
  package let isDelegated: [Bool]

  /// Nil for code that does not pause.
  init?(_ code: Bytecode) {
    if code.pauses.isEmpty { return nil }
    let lines = Set(code.pauses.map { code.lines[Int($0.unit)] }).subtracting([0]).sorted()
    placeOfUnit = code.lines.map { line in lines.firstIndex(of: line).map(Int32.init) ?? -1 }
    var isDelegated = [Bool](repeating: false, count: code.count)
    for pause in code.pauses { isDelegated[Int(pause.unit)] = pause.isDelegated }
    self.lines = lines
    self.isDelegated = isDelegated
  }
}
