internal import Files
internal import Interpreter
package import Reports
internal import Tooling

/// The repository's history, asked of the program `git`.
package struct Git {
  /// The top folder of the work tree.
  package let root: String

  /// What else somebody can do who has no history to ask.
  private let otherwise: String

  /// - Parameters:
  ///   - folder: anywhere inside the work tree.
  ///   - otherwise: what else can be done without one.
  package init(in folder: String, otherwise: String) throws {
    self.otherwise = otherwise
    let answer = try Self.run(["-C", folder, "rev-parse", "--show-toplevel"], otherwise)
    guard answer.code == 0 else {
      throw Failure("'\(folder)' is in no git repository; \(otherwise)")
    }
    root = answer.firstLine
  }

  /// What the change is between, as options of `git diff`, and what to call it.
  package struct Range: Hashable, Sendable {
    package let words: [String]
    package let name: String

    package init(words: [String], name: String) {
      self.words = words
      self.name = name
    }
  }

  /// From where the work began to leave `base`, to the files as they are now.
  package func sinceLeaving(_ base: String?) throws -> Range {
    let base = try base ?? defaultBase()
    guard try knows(base) else {
      throw Failure("git knows no '\(base)'; fetch it, or name another base\(hint)")
    }
    let answer = try run(["merge-base", base, "HEAD"])
    guard answer.code == 0, !answer.firstLine.isEmpty else {
      throw Failure("'\(base)' and HEAD have no common ancestor\(hint)")
    }
    return Range(words: [answer.firstLine], name: "\(base)...HEAD and the files as they are")
  }

  /// Whether this is a commit, or the name of one.
  package func knows(_ commit: String) throws -> Bool {
    try run(["rev-parse", "--verify", "--quiet", "\(commit)^{commit}"]).code == 0
  }

  /// The changes of a range.
  ///
  /// - Parameters:
  ///   - files: patterns of the files that count; all when empty.
  ///   - includingUntracked: whether files that git does not know yet count as written anew.
  package func changes(
    _ range: Range, of files: [String], includingUntracked: Bool
  ) throws -> UnifiedDiff {
    let tracked: UnifiedDiff
    do { tracked = try UnifiedDiff(diff(range, of: files)) } catch let error as UnifiedDiffError {
      throw Failure(error)
    }
    let new = includingUntracked ? try untracked(files).compactMap(added) : []
    return UnifiedDiff(files: tracked.files + new)
  }

  /// A file as one of which every line was written; nil when it is no text.
  private func added(_ path: String) -> UnifiedDiff.File? {
    guard let bytes = try? Files.read(Paths.join(root, path)), !bytes.contains(0) else {
      return nil
    }
    let breaks = bytes.count { $0 == UInt8(ascii: "\n") }
    let count = breaks + (bytes.last.map { $0 == UInt8(ascii: "\n") ? 0 : 1 } ?? 0)
    return UnifiedDiff.File(
      path: path, edits: count > 0 ? [.init(old: 1..<1, new: 1..<(count + 1))] : [])
  }

  /// The unified diff of a range.
  ///
  /// - Parameter files: patterns of the files that it is about; all when empty.
  private func diff(_ range: Range, of files: [String]) throws -> String {
    let answer = try run(
      [
        "-c", "core.quotePath=off", "diff", "-U0", "-M", "--no-color", "--no-ext-diff",
        "--src-prefix=a/", "--dst-prefix=b/",
      ] + range.words + ["--"] + files)
    guard answer.code == 0 else {
      throw Failure("git cannot tell the change of \(range.name): \(answer.firstError)\(hint)")
    }
    return answer.output
  }

  /// The paths of files that git neither tracks nor ignores.
  ///
  /// - Parameter files: patterns of the files that count; all when empty.
  private func untracked(_ files: [String]) throws -> [String] {
    let answer = try run(["ls-files", "-z", "--others", "--exclude-standard", "--"] + files)
    return answer.output.split(separator: "\0").map(String.init)
  }

  private func defaultBase() throws -> String {
    let remote = try run(["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"])
    let candidates = [remote.firstLine, "origin/main", "origin/master", "main", "master"]
    for candidate in candidates where !candidate.isEmpty {
      if try knows(candidate) { return candidate }
    }
    throw Failure("there is no origin/main to compare with; name a base\(hint)")
  }

  /// What to do about a clone that lacks most of the history.
  private var hint: String {
    let answer = try? run(["rev-parse", "--is-shallow-repository"])
    return answer?.firstLine == "true"
      ? "; this clone is shallow: run 'git fetch --unshallow', or check out with fetch-depth: 0"
      : ""
  }

  private func run(_ words: [String]) throws -> ProgramAnswer {
    try Self.run(["-C", root] + words, otherwise)
  }

  private static func run(_ words: [String], _ otherwise: String) throws -> ProgramAnswer {
    guard let answer = ProgramAnswer(of: ["git"] + words) else {
      throw Failure("git could not be started; install it, or \(otherwise)")
    }
    return answer
  }
}
