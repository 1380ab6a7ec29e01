internal import Files

/// The top folder of a repository, which other programs name files relative to.
enum RepositoryRoot {
  /// The nearest folder, from an absolute one upwards, that is a repository's; nil without any.
  ///
  /// `.git` is a file in the work trees of submodules.
  static func above(_ folder: String) -> String? {
    var candidate = folder
    while !candidate.isEmpty {
      if [".git", ".hg"].contains(where: { Files.kind(of: Paths.join(candidate, $0)) != nil }) {
        return candidate
      }
      if candidate == "/" { return nil }
      candidate = Paths.folder(candidate)
    }
    return nil
  }
}
