internal import Files
internal import Glibc

/// Writes the Swift file `output` with every file of `folder` as a string constant.
///
/// String literals compile in milliseconds, where arrays of bytes take seconds.
func embed(_ folder: String, into output: String) throws(FileError) {
  var text = "/// The files of `templates/`, by name.\nenum EmbeddedTemplates {\n"
  text += "  static let files: [String: String] = [\n"
  for name in try Files.list(folder) where !name.hasPrefix(".") {
    let content = String(decoding: try Files.read(Paths.join(folder, name)), as: UTF8.self)
    text += "    \"\(name)\": ###\"\"\"\n\(content)\n\"\"\"###,\n"
  }
  try Files.write(Array((text + "  ]\n}\n").utf8), to: output)
}

guard CommandLine.arguments.count == 3 else {
  print("usage: TemplateEmbedder FOLDER OUTPUT")
  exit(64)
}
do {
  try embed(CommandLine.arguments[1], into: CommandLine.arguments[2])
} catch {
  print("TemplateEmbedder: \(error)")
  exit(1)
}
