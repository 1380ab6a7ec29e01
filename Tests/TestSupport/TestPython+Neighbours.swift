internal import Files

extension TestPython {
  /// The virtual environment of this Python that has the other tools, where `Scripts/test` made one.
  public var withNeighbours: TestPython {
    let folder =
      isInTree
      ? "/opt/neighbours\(version)"
      : "\(Repository.root)/.build/neighbours/\(version)"
    guard Files.isFile("\(isInTree ? Self.tree : "")\(folder)/complete") else { return self }
    return TestPython(version: version, path: "\(folder)/bin/python", isInTree: isInTree)
  }
}
