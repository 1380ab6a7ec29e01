internal import Files
internal import Glibc

/// The Python files below a source folder that a program could import: what a report lists as
/// never run when nothing ran them.
package struct ImportableFiles: Sendable {
  private let includesNamespacePackages: Bool
  private let omit: PathGlobs

  package init(includingNamespacePackages: Bool = false, omit: PathGlobs = PathGlobs()) {
    includesNamespacePackages = includingNamespacePackages
    self.omit = omit
  }

  /// The files below `folder`, absolute, links resolved, sorted, each once.
  ///
  /// Folders below it need an `__init__.py`. Linked folders are not entered, and what cannot be
  /// read is passed over.
  package func files(below folder: String) -> [String] {
    var found: [String] = []
    collect(ResolvedPath.of(folder), isTop: true, into: &found)
    return Set(found).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func collect(_ folder: String, isTop: Bool, into found: inout [String]) {
    let entries = FolderEntry.list(folder)
    let isPackage = entries.contains { $0.kind != .folder && $0.name == "__init__.py" }
    guard isTop || includesNamespacePackages || isPackage else { return }
    for entry in entries {
      let path = "\(folder)/\(entry.name)"
      switch entry.kind {
      case .folder: collect(path, isTop: false, into: &found)
      case .file where Self.isImportable(entry.name): add(path, to: &found)
      case .link where Self.isImportable(entry.name) && !Files.isFolder(path):
        add(ResolvedPath.of(path), to: &found)
      case .file, .link: break
      }
    }
  }

  private func add(_ path: String, to found: inout [String]) {
    if !omit.match(path) { found.append(path) }
  }

  /// Whether a name ends in `.py` or `.pyw` and has none of the characters of editors' side files.
  private static func isImportable(_ name: String) -> Bool {
    let bytes = name.utf8
    let length =
      bytes.suffix(3).elementsEqual(".py".utf8)
      ? 3
      : bytes.suffix(4).elementsEqual(".pyw".utf8) ? 4 : 0
    let stem = bytes.dropLast(length)
    return length > 0 && !stem.isEmpty && !stem.contains(where: unusual.contains)
  }

  private static let unusual = Set(".#~!$@%^&*()+=,".utf8)
}

/// One name in a folder.
private struct FolderEntry {
  enum Kind {
    case file
    case folder
    case link
  }

  let name: String
  let kind: Kind

  /// What is in a folder; nothing when it cannot be read.
  static func list(_ path: String) -> [FolderEntry] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var entries: [FolderEntry] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name != ".", name != ".." else { continue }
      entries.append(
        FolderEntry(name: name, kind: unsafe kind(Int(entry.pointee.d_type), "\(path)/\(name)")))
    }
    return entries
  }

  private static func kind(_ type: Int, _ path: String) -> Kind {
    switch type {
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN) where ResolvedPath.linkTarget(path) != nil: .link
    case Int(DT_UNKNOWN) where Files.isFolder(path): .folder
    default: .file
    }
  }
}
