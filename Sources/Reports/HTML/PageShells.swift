internal import Coverage
internal import Mustache

/// The pages of the report without what differs from page to page, rendered from `templates/`.
struct PageShells {
  /// A file that every page uses.
  struct Asset {
    let name: String
    let bytes: [UInt8]
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
      "report": PageForm.plain(options.title),
      "program": PageForm.plain(provenance.program),
      "time": PageForm.plain(provenance.time),
      "command": PageForm.plain(provenance.command),
      "tag": ContentTag(assets.flatMap(\.bytes)).text,
      "extraStyle": options.extraStyle.map { PageForm.plain($0.name) } ?? "",
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

  /// Renders a template; values of the same name replace those that all pages share.
  func form(_ template: String, _ values: [String: Any]) -> PageForm {
    let context = common.merging(values) { $1 }
    guard let page = library.render(context, withTemplate: template) else {
      preconditionFailure("this binary has no template '\(template)'")
    }
    return PageForm(rendered: page)
  }
}
