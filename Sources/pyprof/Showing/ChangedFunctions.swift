internal import Files
internal import History
internal import Reports
internal import Source
internal import Tooling

/// The functions that a change touched, as targets.
struct ChangedFunctions {
  /// Each as `FILE::NAME`, in the order of the files and lines.
  let targets: [String]

  /// - Parameter base: a branch, tag or commit; the main branch of origin when empty.
  /// - Throws: a `Failure` when git cannot tell, or when no function was touched.
  init(since base: String) throws {
    let git = try Git(in: Files.workingFolder, otherwise: "name the functions themselves")
    let range = try git.sinceLeaving(base.isEmpty ? nil : base)
    let diff = try git.changes(range, of: ["*.py", "*.pyw"], includingUntracked: true)
    targets = diff.files.flatMap { Self.targets($0, in: git.root) }
    if targets.isEmpty {
      throw Failure("no function was changed between \(range.name); name another base")
    }
  }

  /// Whether git knows a word that came after `--changed`.
  static func isBase(_ word: String) -> Bool {
    let git = try? Git(in: Files.workingFolder, otherwise: "")
    return (try? git?.knows(word)) ?? false
  }

  private static func targets(_ file: UnifiedDiff.File, in root: String) -> [String] {
    let path = Paths.join(root, file.path)
    guard let bytes = try? Files.read(path), let text = try? SourceText(decoding: bytes),
      let analysis = try? SourceAnalyzer(version: .python315, exclusions: nil).analyze(text)
    else { return [] }
    let lines = file.touchedLines
    return analysis.regions.filter { $0.kind == .function && $0.isTouched(by: lines) }
      .map { "\(path)::\($0.name)" }
  }
}

extension UnifiedDiff.File {
  /// The lines that the change wrote, and those above where it only took some away.
  fileprivate var touchedLines: LineSet {
    LineSet(
      edits.flatMap { $0.new.isEmpty ? max($0.new.lowerBound - 1, 1)..<$0.new.lowerBound : $0.new })
  }
}

extension Region {
  /// Whether any of the lines is the function's own, its signature's included.
  fileprivate func isTouched(by lines: LineSet) -> Bool {
    var own = self.lines
    if let first = own.first(where: { _ in true }) {
      own.insert(contentsOf: start...max(start, first))
    }
    own.formIntersection(lines)
    return !own.isEmpty
  }
}
