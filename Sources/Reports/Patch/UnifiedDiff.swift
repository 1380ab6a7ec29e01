package import Source

/// What a change did to files, as a unified diff tells it: `git diff`, `diff -u`, a patch.
///
/// Files that were deleted, and those that are no text, are left out.
package struct UnifiedDiff: Hashable, Sendable {
  package let files: [File]

  /// One changed file, under the name that it has now.
  package struct File: Hashable, Sendable {
    /// As the diff names it: relative to the top of the repository for git.
    package let path: String

    /// What it was called before, where that is another name.
    package var previousPath: String?

    /// In the order of their lines.
    package var edits: [Edit] = []

    package init(path: String, previousPath: String? = nil, edits: [Edit] = []) {
      self.path = path
      self.previousPath = previousPath
      self.edits = edits
    }
  }

  /// A run of lines that another run took the place of; either may be empty.
  ///
  /// An empty run stands before its first line.
  package struct Edit: Hashable, Sendable {
    package var old: Range<Int>
    package var new: Range<Int>

    package init(old: Range<Int>, new: Range<Int>) {
      self.old = old
      self.new = new
    }
  }

  package init(files: [File]) { self.files = files }

  /// Reads a diff; text around the parts that are one, such as a commit message, is passed over.
  package init(_ text: String) throws(UnifiedDiffError) {
    var parser = UnifiedDiffParser()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      try parser.read(line.hasSuffix("\r") ? line.dropLast() : line)
    }
    files = try parser.finish()
  }
}

extension UnifiedDiff.File {
  /// The lines, as they are now, that the change wrote.
  package var writtenLines: LineSet { LineSet(edits.flatMap(\.new)) }

  /// Where a line of the old file is now; nil when it is gone.
  package func line(ofOld line: Int) -> Int? {
    var shift = 0
    for edit in edits {
      if edit.old.contains(line) { return nil }
      guard edit.old.lowerBound <= line else { break }
      shift = edit.new.upperBound - edit.old.upperBound
    }
    return line + shift
  }
}

/// Why a diff cannot be read.
package enum UnifiedDiffError: Error, Hashable, Sendable {
  /// The line that begins a part of a file does not say which lines it is about.
  case badHunk(String)

  /// A part of a file has fewer lines than its first line says.
  case endsInside(path: String)
}

extension UnifiedDiffError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badHunk(let line): "the diff has a damaged line '\(line)'; make it anew with 'git diff'"
    case .endsInside(let path):
      "the diff ends inside the change of '\(path)'; it may have been cut short"
    }
  }
}
