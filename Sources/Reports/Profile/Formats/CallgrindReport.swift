package import Profiler

/// The format of Valgrind's callgrind: read by KCachegrind, QCachegrind and `callgrind_annotate`.
///
/// It has the own time and the hits of every timed line, and the calls that each line made.
package struct CallgrindReport: ProfileReport {
  package static let name = "callgrind"

  private let creator: String

  package init(version: String) { creator = "pyprof \(version)" }

  package func write(_ analysis: ProfileAnalysis, to output: inout ByteOutput) {
    let profile = analysis.profile
    var names = CallgrindNames(profile)
    let tables = analysis.tables
    let costs = profile.functions.indices.map { selfCosts(of: $0, tables[$0], analysis) }
    let total = costs.joined().reduce((0, 0)) { ($0.0 + $1.time, $0.1 + $1.hits) }
    output.write("# callgrind format\nversion: 1\ncreator: \(creator)\n")
    output.write("cmd: \(profile.run.command.joined(separator: " ").singleLine)\n")
    output.write("positions: line\nevents: ns hits\nsummary: \(total.0) \(total.1)\n")
    var sites = analysis.figures.callSites(of: profile)[...]
    for function in profile.functions.indices {
      let calls = sites.prefix { $0.caller == function }
      sites = sites.dropFirst(calls.count)
      guard !costs[function].isEmpty || !calls.isEmpty else { continue }
      output.write("\nfl=\(names.file(function))\nfn=\(names.name(function))\n")
      for cost in costs[function] { output.write("\(cost.line) \(cost.time) \(cost.hits)\n") }
      for call in calls { write(call, profile, &names, to: &output) }
    }
    output.write("\ntotals: \(total.0) \(total.1)\n")
  }

  private func write(
    _ call: CallEdge, _ profile: Profile, _ names: inout CallgrindNames, to output: inout ByteOutput
  ) {
    let line = call.line > 0 ? call.line : profile.functions[call.caller].firstLine
    output.write("cfl=\(names.file(call.callee))\ncfn=\(names.name(call.callee))\n")
    output.write("calls=\(call.figures.entries) \(profile.functions[call.callee].firstLine)\n")
    output.write("\(line) \(call.figures.total)\n")
  }

  private struct Cost {
    let line: Int
    var time: Int
    var hits: Int
  }

  /// The lines that were timed; what they do not account for is the first line's.
  private func selfCosts(of function: Int, _ place: Int?, _ analysis: ProfileAnalysis) -> [Cost] {
    let figures = analysis.figures.functions[function]
    let table = place.map { analysis.profile.lines[$0] }
    let lines = table?.lines.filter { $0.hits > 0 || $0.own > 0 } ?? []
    let rest = figures.own - lines.reduce(0) { $0 + $1.own }
    let costs = lines.map { Cost(line: $0.line, time: $0.own, hits: $0.hits) }
    guard rest > 0 || costs.isEmpty else { return costs }
    guard rest > 0 || figures.entries > 0 else { return [] }
    let first = analysis.profile.functions[function].firstLine
    let hits = table == nil ? figures.entries : 0
    return [Cost(line: first, time: max(rest, 0), hits: hits)] + costs
  }
}

/// Numbers for files and functions: the text follows a number where it stands first.
private struct CallgrindNames {
  private let files: [String]
  private let names: [String]
  private let fileNumbers: [Int]
  private var hasFile: Set<Int> = []
  private var hasName: Set<Int> = []

  init(_ profile: Profile) {
    var numbers: [String: Int] = [:]
    var taken: Set<[String]> = []
    files = profile.functions.map {
      $0.kind == .python ? $0.file.singleLine : $0.kind == .native ? "~" : "???"
    }
    fileNumbers = files.map { file in
      if let number = numbers[file] { return number }
      numbers[file] = numbers.count + 1
      return numbers.count
    }
    names = zip(profile.functions, files).map { function, file in
      let name = function.qualifiedName.singleLine
      if taken.insert([file, name]).inserted { return name }
      let numbered = "\(name):\(function.firstLine)"
      taken.insert([file, numbered])
      return numbered
    }
  }

  mutating func file(_ function: Int) -> String {
    let number = fileNumbers[function]
    return hasFile.insert(number).inserted ? "(\(number)) \(files[function])" : "(\(number))"
  }

  mutating func name(_ function: Int) -> String {
    let number = function + 1
    return hasName.insert(number).inserted ? "(\(number)) \(names[function])" : "(\(number))"
  }
}
