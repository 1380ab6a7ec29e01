internal import CSQLite

extension DataFile {
  /// The library that reads and makes data files.
  package static var engine: (version: String, options: [String]) {
    let version = unsafe String(cString: sqlite3_libversion())
    var options: [String] = []
    while let option = unsafe sqlite3_compileoption_get(Int32(options.count)) {
      unsafe options.append(String(cString: option))
    }
    return (version, options)
  }
}
