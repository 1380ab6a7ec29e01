internal import Coverage
internal import Profiler

/// A whole profile report as one document, made as `SinglePage` makes that of a coverage report.
struct ProfileSinglePage {
  let content: ProfileContent
  let shells: ProfileShells
  let parts: [ReportData.Part]

  func rendered() -> [UInt8] {
    let assets = InlineAssets(shells.assets, scripts: Self.scripts)
    let functions = ProfileListPage(kind: .functions, content: content)
    let form = shells.form(
      "profile-single",
      assets.values.merging(["heads": functions.heads]) { $1 }
        .merging(PageForm.marks([.plain, .bulk])) { $1 })
    var page = HTMLBuffer(capacity: form.size + parts.reduce(0) { $0 + $1.packed.count + 64 })
    form.write(to: &page) { blank, page in
      switch blank {
      case .plain: functions.writeRows(to: &page)
      case .bulk: writePages(to: &page)
      default: assets.fill(blank, &page)
      }
    }
    return page.bytes
  }

  private func writePages(to page: inout HTMLBuffer) {
    for kind in content.lists {
      let list = ProfileListPage(kind: kind, content: content)
      write(kind.page, kind.title, "profile list", list.rendered(in: shells), to: &page)
    }
    let calls = ProfileCallsPage(content: content).rendered(in: shells)
    write(ProfilePageName.calls, "Calls", "profile calls", calls, to: &page)
    for place in content.pagedFiles.indices {
      let file = TimedFilePage(content: content, place: place)
      open(file.name, file.title, file.bodyClass, to: &page)
      page += " data-part=page-"
      page += place
      page += "></template>\n"
    }
    for part in parts + packedFiles { part.writeInside(to: &page) }
  }

  /// The pages of files, by far the most, which are unpacked when they are opened.
  private var packedFiles: [ReportData.Part] {
    Parallel.map(Array(content.pagedFiles.indices)) { place in
      let page = TimedFilePage(content: content, place: place)
      return ReportData.Part(name: "page-\(place)", page.rendered(in: shells))
    }
  }

  private func write(
    _ name: String, _ title: String, _ bodyClass: String, _ body: [UInt8],
    to page: inout HTMLBuffer
  ) {
    open(name, title, bodyClass, to: &page)
    page += ">\n"
    page += body
    page += "</template>\n"
  }

  private func open(
    _ name: String, _ title: String, _ bodyClass: String, to page: inout HTMLBuffer
  ) {
    page += "<template data-page=\"\(name)\" data-body=\"\(bodyClass)\" data-title=\""
    page.escape(PageForm.plain("\(title) · \(shells.title)"))
    page += "\""
  }

  /// In the order in which they need each other.
  private static let scripts = [
    "common.js", "data.js", "profile-text.js", "rows.js", "table.js", "index.js", "copy.js",
    "profile-list.js", "profile-tests.js", "profile-contexts.js", "profile-tree.js",
    "profile-flame.js", "profile-calls.js", "code.js", "profile-file.js", "single.js",
  ]
}
