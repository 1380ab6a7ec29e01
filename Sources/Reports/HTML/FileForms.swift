internal import Coverage

/// The forms of a file's page, by the neighbours that it has in the index.
struct FileForms {
  /// By whether lines have times, then by whether there is a previous file, and a next one.
  private let forms: [[[PageForm]]]

  init(_ shells: PageShells) {
    let times = shells.hasTimes ? [false, true] : [false]
    forms = times.map { isTimed in
      [false, true].map { hasPrevious in
        [false, true].map { hasNext in
          var values = PageForm.marks(PageForm.Blank.allCases)
          values["hasPrevious"] = .flag(hasPrevious)
          values["hasNext"] = .flag(hasNext)
          values["isTimed"] = .flag(isTimed)
          return shells.form(shells.fileTemplate, values)
        }
      }
    }
  }

  func form(of page: FilePage) -> PageForm {
    forms[page.isTimed ? 1 : 0][page.previous == nil ? 0 : 1][page.next == nil ? 0 : 1]
  }

  /// The page of any file, to be filled from data.
  static func emptyPage(in shells: PageShells) -> [UInt8] {
    var values = PageForm.marks(PageForm.Blank.allCases)
    values["hasPrevious"] = .flag(false)
    values["hasNext"] = .flag(false)
    values["isTimed"] = .flag(shells.hasTimes)
    let form = shells.form(shells.fileTemplate, values)
    var page = HTMLBuffer(capacity: form.size)
    form.write(to: &page) { blank, page in
      switch blank {
      case .bar: page += Bar.markup(of: .init())
      case .statements, .run, .partial, .missing, .excluded: page += 0
      default: break
      }
    }
    return page.bytes
  }
}
