internal import Files
internal import Glibc

/// Writes the Swift file `output` with every file as a string constant of the type `type`.
///
/// String literals compile in milliseconds, where arrays of bytes take seconds.
func embed(_ files: [String], into output: String, as type: String) throws(FileError) {
  var text = "/// Files that are built in, by name.\nenum \(type) {\n"
  text += "  static let files: [String: String] = [\n"
  for file in files {
    let content = String(decoding: try Files.read(file), as: UTF8.self)
    text += "    \"\(Paths.name(file))\": ###\"\"\"\n\(content)\n\"\"\"###,\n"
  }
  try Files.write(Array((text + "  ]\n}\n").utf8), to: output)
}

guard CommandLine.arguments.count > 3 else {
  print("usage: FileEmbedder OUTPUT TYPE FILE ...")
  exit(64)
}
do {
  try embed(
    Array(CommandLine.arguments.dropFirst(3)), into: CommandLine.arguments[1],
    as: CommandLine.arguments[2])
} catch {
  print("FileEmbedder: \(error)")
  exit(1)
}
