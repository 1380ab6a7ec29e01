internal import Coverage
internal import Files
internal import Mustache

/// The pages of the report without their bulk, rendered from `templates/`.
struct PageShells {
  /// A file that every page uses.
  struct Asset {
    let name: String
    let bytes: [UInt8]
  }

  /// A page cut where its bulk goes.
  struct Shell {
    let head: [UInt8]
    let tail: [UInt8]

    var size: Int { head.count + tail.count }
  }

  let assets: [Asset]
  private let library: MustacheLibrary
  private let common: [String: Any]

  init(options: HTMLOptions, provenance: Provenance) {
    var library = MustacheLibrary()
    var assets: [Asset] = []
    for (name, text) in EmbeddedTemplates.files.sorted(by: { $0.key < $1.key }) {
      if name.hasSuffix(Self.suffix) {
        Self.register(text, as: String(name.dropLast(Self.suffix.count)), in: &library)
      } else {
        assets.append(Asset(name: name, bytes: Array(text.utf8)))
      }
    }
    self.assets = assets
    self.library = library
    common = [
      "report": Self.plain(options.title),
      "program": provenance.program,
      "time": provenance.time,
      "command": Self.plain(provenance.command),
      "tag": ContentTag(assets.flatMap(\.bytes)).text,
      "extraStyle": options.extraStyle.map { Self.plain($0.name) } ?? "",
      "hasExtraStyle": options.extraStyle != nil,
    ]
  }

  private static let suffix = ".mustache"

  private static func register(
    _ text: String, as name: String, in library: inout MustacheLibrary
  ) {
    do {
      try library.register(text, named: name)
    } catch {
      preconditionFailure("the template '\(name)' in this binary is malformed: \(error)")
    }
  }

  /// An index page, cut where its rows go.
  func index(_ index: IndexShell, _ columns: Columns) -> Shell {
    render("index", index.values(columns))
  }

  /// A file's page, cut where its lines go.
  func file(_ file: FileShell) -> Shell { render("file", file.values) }

  private func render(_ template: String, _ values: [String: Any]) -> Shell {
    var context = common.merging(values) { $1 }
    context["bulk"] = "\0"
    guard let page = library.render(context, withTemplate: template) else {
      preconditionFailure("this binary has no template '\(template)'")
    }
    let bytes = Array(page.utf8)
    let end = bytes.firstIndex(of: Self.cut) ?? bytes.endIndex
    return Shell(head: Array(bytes[..<end]), tail: Array(bytes[end...].dropFirst()))
  }

  /// Stands where the bulk goes; `plain` keeps it out of everything else.
  private static let cut: UInt8 = 0

  /// Text without the one character that HTML cannot hold.
  static func plain(_ text: String) -> String {
    guard text.utf8.contains(cut) else { return text }
    return String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 })
  }
}
