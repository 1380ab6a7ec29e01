/// What a code object and the module it runs in say about where the code came from.
package struct CodeOrigin: Hashable, Sendable {
  /// `co_filename`: the file at the time it was compiled.
  package var filename: String

  /// `__file__` of the module: where it was loaded from, when it has one.
  package var moduleFile: String?

  /// `__name__` of the module.
  package var moduleName: String?

  /// `__spec__.name` of the module; asked for only when `__name__` is `__main__`.
  package var specName: String?

  package init(
    filename: String, moduleFile: String? = nil, moduleName: String? = nil, specName: String? = nil
  ) {
    self.filename = filename
    self.moduleFile = moduleFile
    self.moduleName = moduleName
    self.specName = specName
  }

  /// The name to look files up by.
  ///
  /// `__file__` wins because compiled files may have moved since, unless its last component is
  /// another one: then the code came from somewhere else, through `exec`.
  var sourceName: String {
    guard let moduleFile, !moduleFile.isEmpty else { return filename }
    let source = Self.source(of: moduleFile)
    return lastName(source).elementsEqual(lastName(filename)) ? source : filename
  }

  /// The `.py` file a `.pyc` or `.pyo` was compiled from; other names unchanged.
  package static func source(of file: String) -> String {
    let isCompiled =
      file.utf8.suffix(4).elementsEqual(".pyc".utf8)
      || file.utf8.suffix(4).elementsEqual(".pyo".utf8)
    return isCompiled ? String(file.dropLast()) : file
  }

  /// The module's name as one would import it, also for a program started as a script or by `-m`.
  func importableName(of path: String) -> String? {
    if let moduleName, moduleName != "__main__" { return moduleName }
    if let specName, specName != "__main__" { return specName }
    return Self.moduleName(ofFile: path) ?? moduleName
  }

  /// The stem of a Python file; nil for a name that cannot be imported.
  private static func moduleName(ofFile path: String) -> String? {
    let name = lastName(path)
    for suffix in [".pyc", ".py", ".so"]
    where name.count > suffix.utf8.count
      && name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    {
      return String(name.dropLast(suffix.utf8.count))
    }
    return nil
  }
}

/// The last component of a path, as bytes.
func lastName(_ path: String) -> Substring.UTF8View {
  let bytes = Substring(path).utf8
  return bytes.lastIndex(of: .slash).map { bytes[bytes.index(after: $0)...] } ?? bytes
}
