internal import Files
internal import Profiler

/// The pages of a profile report without what differs from page to page.
///
/// They share the styles and scripts of the coverage report and add those that begin with
/// `profile-`.
struct ProfileShells {
  let assets: [PageShells.Asset]
  private let library: TemplateLibrary
  private let common: [String: TemplateValue]

  /// The title of the report.
  let title: String

  /// Whether all pages are in one document.
  let isSingle: Bool

  init(_ content: ProfileContent, _ options: ProfileHTMLOptions, dataTag: String) {
    let (templates, assets) = PageShells.embedded {
      $0.hasPrefix("profile-")
        || Self.shared.contains($0) && ($0 != "single.js" || options.isSingle)
    }
    library = templates
    isSingle = options.isSingle
    title = options.title
    self.assets = assets
    let run = content.profile.run
    common = [
      "report": .text(PageForm.plain(options.title)),
      "program": .text(PageForm.plain(options.program)),
      "time": .text(TimeText.moment(run.start)),
      "command": .text(PageForm.plain((["python"] + run.command).joined(separator: " "))),
      "tag": .text(ContentTag(assets.flatMap(\.bytes)).text),
      "dataTag": .text(dataTag),
      "wall": .text(TimeText.duration(run.wall)),
      "isSingle": .flag(options.isSingle),
      "hasTests": .flag(false),
      "sourceLink": "",
      "percent": "",
      "change": "",
    ]
  }

  /// Those of the coverage report that pages of profiles use as well.
  private static let shared: Set<String> = [
    "style.css", "code.css", "print.css", "favicon.svg", "common.js", "data.js", "rows.js",
    "table.js", "index.js", "copy.js", "code.js", "single.js",
  ]

  /// The form of a page; of its body alone when all are in one document.
  func pageForm(_ template: String, _ values: [String: TemplateValue]) -> PageForm {
    form(isSingle ? "\(template)_body" : template, values)
  }

  func form(_ template: String, _ values: [String: TemplateValue]) -> PageForm {
    do {
      return PageForm(rendered: try library.render(template, common.merging(values) { $1 }))
    } catch {
      preconditionFailure("the template '\(template)' in this binary cannot be filled: \(error)")
    }
  }

  /// The links to the lists and the calls.
  static func tabs(_ content: ProfileContent, current: String) -> TemplateValue {
    var pages = content.lists.map { (title: $0.title, page: $0.page) }
    pages.insert((title: "Calls", page: ProfilePageName.calls), at: 1)
    return .list(
      pages.map { page in
        [
          "title": .text(page.title), "href": .text(page.page),
          "isCurrent": .flag(page.page == current),
        ]
      })
  }
}
