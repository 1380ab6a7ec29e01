internal import Interpreter
internal import Tooling

/// The repository's history, asked of the program `git`.
struct Git {
  /// The top folder of the work tree.
  let root: String

  /// - Parameter folder: anywhere inside the work tree.
  init(in folder: String) throws {
    let answer = try Self.run(["-C", folder, "rev-parse", "--show-toplevel"])
    guard answer.code == 0 else {
      throw Failure(
        "'\(folder)' is in no git repository; give the change with --diff-file, '-' for standard input"
      )
    }
    root = answer.firstLine
  }

  /// What the change is between, as options of `git diff`, and what to call it.
  struct Range: Hashable {
    let words: [String]
    let name: String
  }

  /// From where the work began to leave `base`, to the files as they are now.
  func sinceLeaving(_ base: String?) throws -> Range {
    let base = try base ?? defaultBase()
    guard try run(["rev-parse", "--verify", "--quiet", "\(base)^{commit}"]).code == 0 else {
      throw Failure("git knows no '\(base)'; fetch it, or name another base\(hint)")
    }
    let answer = try run(["merge-base", base, "HEAD"])
    guard answer.code == 0, !answer.firstLine.isEmpty else {
      throw Failure("'\(base)' and HEAD have no common ancestor\(hint)")
    }
    return Range(words: [answer.firstLine], name: "\(base)...HEAD and the files as they are")
  }

  /// The unified diff of a range.
  ///
  /// - Parameter files: patterns of the files that it is about; all when empty.
  func diff(_ range: Range, of files: [String]) throws -> String {
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
  func untracked(_ files: [String]) throws -> [String] {
    let answer = try run(["ls-files", "-z", "--others", "--exclude-standard", "--"] + files)
    return answer.output.split(separator: "\0").map(String.init)
  }

  private func defaultBase() throws -> String {
    let remote = try run(["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"])
    let candidates = [remote.firstLine, "origin/main", "origin/master", "main", "master"]
    for candidate in candidates where !candidate.isEmpty {
      if try run(["rev-parse", "--verify", "--quiet", "\(candidate)^{commit}"]).code == 0 {
        return candidate
      }
    }
    throw Failure("there is no origin/main to compare with; name a base: 'pycov diff BASE'\(hint)")
  }

  /// What to do about a clone that lacks most of the history.
  private var hint: String {
    let answer = try? run(["rev-parse", "--is-shallow-repository"])
    return answer?.firstLine == "true"
      ? "; this clone is shallow: run 'git fetch --unshallow', or check out with fetch-depth: 0"
      : ""
  }

  private func run(_ words: [String]) throws -> ProgramAnswer {
    try Self.run(["-C", root] + words)
  }

  private static func run(_ words: [String]) throws -> ProgramAnswer {
    guard let answer = ProgramAnswer(of: ["git"] + words) else {
      throw Failure("git could not be started; install it, or give the change with --diff-file")
    }
    return answer
  }
}
