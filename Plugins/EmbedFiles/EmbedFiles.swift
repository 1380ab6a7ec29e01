import Foundation
import PackagePlugin

/// Turns every file of a folder into a constant of a target, so that its binary needs no other file.
@main
struct EmbedFiles: BuildToolPlugin {
  /// By target: the folder, and the name of the type that gets its files.
  private static let embedded = [
    "Reports": (folder: "templates", type: "EmbeddedTemplates"),
    "Agent": (folder: "python", type: "EmbeddedPython"),
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let (name, type) = Self.embedded[target.name] else {
      Diagnostics.error("EmbedFiles knows no folder for the target \(target.name)")
      return []
    }
    let folder = context.package.directoryURL.appending(path: name)
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles
    ).filter { !$0.hasDirectoryPath }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "\(type).swift")
    return [
      .buildCommand(
        displayName: "Embedding \(name)",
        executable: try context.tool(named: "FileEmbedder").url,
        arguments: [output.path, type] + files.map(\.path),
        inputFiles: [folder] + files,
        outputFiles: [output])
    ]
  }
}
