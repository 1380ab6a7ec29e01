internal import Coverage

/// The pages of the report without what differs from page to page, rendered from `templates/`.
struct PageShells {
  /// A file that every page uses.
  struct Asset {
    let name: String
    let bytes: [UInt8]
  }

  let assets: [Asset]
  private let library: TemplateLibrary
  private let common: [String: TemplateValue]

  /// Whether there is a page of tests.
  let hasTests: Bool

  /// Whether there are times beside lines.
  let hasTimes: Bool

  /// Whether pages are filled from data by scripts.
  let isData: Bool

  /// Whether all pages are in one document.
  let isSingle: Bool

  /// The templates of pages; those of their bodies alone when all are in one document.
  let indexTemplate: String
  let fileTemplate: String

  init(
    options: HTMLOptions, provenance: Provenance, hasBranches: Bool, hasTests: Bool, isData: Bool,
    dataTag: String, isSingle: Bool = false, hasTimes: Bool = false
  ) {
    let (library, assets) = Self.embedded {
      !$0.hasPrefix("profile-") || hasTimes && Self.ofTimes.contains($0)
    }
    self.assets = assets
    self.hasTests = hasTests
    self.isData = isData
    self.hasTimes = hasTimes
    self.isSingle = isSingle
    indexTemplate = isSingle ? "index_body" : "index"
    fileTemplate = isSingle ? "file_body" : "file"
    self.library = library
    common = [
      "report": .text(PageForm.plain(options.title)),
      "program": .text(PageForm.plain(provenance.program)),
      "time": .text(PageForm.plain(provenance.time)),
      "command": .text(PageForm.plain(provenance.command)),
      "origin": .text(PageForm.plain(options.origin)),
      "tag": .text(ContentTag(assets.flatMap(\.bytes)).text),
      "extraStyle": .text(options.extraStyle.map { PageForm.plain($0.name) } ?? ""),
      "hasBranches": .flag(hasBranches),
      "hasTests": .flag(hasTests),
      "isTests": .flag(false),
      "hasTimes": .flag(hasTimes),
      "isTimed": .flag(false),
      "timeColumns": .list(LineTimesWriter.heads.map { ["title": .text($0)] }),
      "isSingle": .flag(isSingle),
      "change": "",
      "key": "",
      "hasOwners": .flag(options.owners != nil),
      "sourceLink": .text(options.sourceLink.map(PageForm.plain) ?? ""),
      "hasSearch": .flag(true),
      "isData": .flag(isData),
      "dataTag": .text(dataTag),
      "hasExtraStyle": .flag(options.extraStyle != nil),
    ]
  }

  /// What is loaded of the pages of profiles where there are times.
  private static let ofTimes: Set<String> = ["profile-style.css", "profile-text.js"]

  /// The templates in this binary, and what pages load, by name.
  static func embedded(
    where isWanted: (String) -> Bool
  ) -> (library: TemplateLibrary, assets: [Asset]) {
    var templates: [String: Template] = [:]
    var assets: [Asset] = []
    for (name, text) in EmbeddedTemplates.files.sorted(by: { $0.key < $1.key }) {
      if name.hasSuffix(suffix) {
        templates[String(name.dropLast(suffix.count))] = template(text, name)
      } else if isWanted(name) {
        assets.append(Asset(name: name, bytes: Array(text.utf8)))
      }
    }
    return (TemplateLibrary(templates), assets)
  }

  private static let suffix = ".mustache"

  private static func template(_ text: String, _ name: String) -> Template {
    do { return try Template(text) } catch {
      preconditionFailure("the template '\(name)' in this binary is malformed: \(error)")
    }
  }

  /// Renders a template; values of the same name replace those that all pages share.
  func form(_ template: String, _ values: [String: TemplateValue]) -> PageForm {
    do {
      return PageForm(rendered: try library.render(template, common.merging(values) { $1 }))
    } catch {
      preconditionFailure("the template '\(template)' in this binary cannot be filled: \(error)")
    }
  }
}
