/// The forms of a file's page, by the neighbours that it has in the index.
struct FileForms {
  /// By whether there is a previous file, then by whether there is a next one.
  private let forms: [[PageForm]]

  init(_ shells: PageShells) {
    forms = [false, true].map { hasPrevious in
      [false, true].map { hasNext in
        var values = PageForm.marks(PageForm.Blank.allCases)
        values["hasPrevious"] = .flag(hasPrevious)
        values["hasNext"] = .flag(hasNext)
        return shells.form("file", values)
      }
    }
  }

  func form(of page: FilePage) -> PageForm {
    forms[page.previous == nil ? 0 : 1][page.next == nil ? 0 : 1]
  }
}
