internal import Coverage
internal import Profiler
internal import Source

/// The lines of a file that did not run, by the function that they are in.
struct UntestedLines {
  /// By line, the place of the innermost function in `Profile.functions`.
  let functions: [Int: Int]

  /// - Parameter functions: the places of the file's functions.
  init(_ file: FileCoverage, _ functions: [Int], _ described: [ProfiledFunction]) {
    var innermost: [Int: Int] = [:]
    // Those that begin later are further in.
    for function in functions.sorted(by: { described[$0].firstLine < described[$1].firstLine })
    where described[function].name != "<module>" {
      let (first, last) = (described[function].firstLine, described[function].lastLine)
      guard first > 0, first <= last else { continue }
      for line in file.missing where line >= first && line <= last { innermost[line] = function }
    }
    self.functions = innermost
  }
}
