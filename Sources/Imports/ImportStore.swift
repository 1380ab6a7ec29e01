package import Files

/// Where what was imported is kept: in the folder `.pycov` beside the data file.
package struct ImportStore: Sendable {
  package let path: String

  /// - Parameter dataFile: the path of the data file.
  package init(beside dataFile: String) {
    let folder = Paths.join(Paths.folder(Paths.absolute(dataFile)), ".pycov")
    path = Paths.join(folder, "\(Paths.name(dataFile)).imported")
  }

  /// What was imported; nil when nothing was.
  package func read() throws(ImportError) -> ImportedCoverage? {
    guard let bytes = try? Files.read(path) else { return nil }
    return try TraceReader.read(bytes[...], named: path)
  }

  package func write(_ coverage: ImportedCoverage) throws(FileError) {
    try Files.makeFolder(Paths.folder(path))
    try Files.write(TraceWriter.bytes(of: coverage), to: path)
  }

  package func discard() throws(FileError) {
    try Files.remove(path)
    Files.removeEmptyFolder(Paths.folder(path))
  }
}
