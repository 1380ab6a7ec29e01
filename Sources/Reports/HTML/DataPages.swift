internal import Coverage

/// The pages of a report whose data is apart: what stands around it.
struct DataPages {
  private let content: ReportContent
  private let shells: PageShells

  init(_ content: ReportContent, _ shells: PageShells) {
    self.content = content
    self.shells = shells
  }

  struct Page {
    let name: String
    let bytes: [UInt8]
  }

  var all: [Page] {
    var pages = [Page(name: PageName.files, bytes: content.fileIndex.rendered(in: shells))]
    for kind in RegionIndex.kinds {
      let index = content.regionIndex(kind)
      pages.append(Page(name: index.name, bytes: index.renderedEmpty(in: shells)))
    }
    if let tests = content.tests {
      let page = content.testIndex(tests).renderedEmpty(in: shells, content.columns)
      pages.append(Page(name: PageName.tests, bytes: page))
    }
    pages.append(Page(name: PageName.source, bytes: FileForms.emptyPage(in: shells)))
    return pages
  }
}
