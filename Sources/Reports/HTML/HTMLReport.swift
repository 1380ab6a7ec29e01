package import Coverage
package import Files

/// The report for people: an index by file, function and class, and a page for each file.
///
/// The pages are a pure function of measurement, options and provenance. They need no network and
/// no server, and forbid both by their content security policy.
package struct HTMLReport: Sendable {
  package let options: HTMLOptions
  package let provenance: Provenance

  /// What is shown of a profile beside the lines; nil for nothing.
  package let times: LineTimes?

  package init(
    options: HTMLOptions = HTMLOptions(), provenance: Provenance, times: LineTimes? = nil
  ) {
    self.options = options
    self.provenance = provenance
    self.times = times
  }

  package func write(
    _ measurement: Measurement, to sink: inout some PageSink
  ) throws(FileError) {
    let content = ReportContent(measurement, options, times)
    switch options.layout ?? .suitable(for: content.shown.files) {
    case .pages: try writePages(content, to: &sink)
    case .shards: try writeShards(content, to: &sink)
    case .single:
      let page = SinglePage(content, options, provenance)
      try sink.write(PageName.files, page.rendered())
    }
  }

  private func writePages(
    _ content: ReportContent, to sink: inout some PageSink
  ) throws(FileError) {
    let files = content.tree.files
    let search = SearchNames(files: files, tests: content.tests?.names ?? [])
    let names = ReportData.Part(name: "names", search.json())
    let shells = shells(content, isData: false, [names])
    try write(shells, [names], to: &sink)
    try sink.write(PageName.files, content.fileIndex.rendered(in: shells))
    for kind in RegionIndex.kinds {
      let index = content.regionIndex(kind)
      try sink.write(index.name, index.rendered(in: shells))
    }
    if let tests = content.tests {
      let index = content.testIndex(tests)
      try sink.write(PageName.tests, index.rendered(in: shells, content.columns))
      try sink.write(PageName.testNames, tests.script(shown: content.shown.files))
    }
    try write(files, in: FileForms(shells), content.tests, to: &sink)
  }

  private func write(
    _ files: [FileCoverage], in forms: FileForms, _ tests: MeasuredTests?,
    to sink: inout some PageSink
  ) throws(FileError) {
    for (position, file) in files.enumerated() {
      let page = FilePage(
        file: file, previous: position > 0 ? files[position - 1].path : nil,
        next: position + 1 < files.count ? files[position + 1].path : nil,
        precision: options.precision, tests: tests.map { FileTests($0.runs(of: file)) },
        times: times?.beside(file))
      let name = PageName.page(of: file.path)
      // Times are of one run, and no part of the key.
      if page.times == nil, sink.holds(name, beginning: page.beginning(in: forms)) { continue }
      try sink.write(name, page.rendered(in: forms))
    }
  }

  private func writeShards(
    _ content: ReportContent, to sink: inout some PageSink
  ) throws(FileError) {
    let data = content.data
    let parts = data.lists() + data.sources()
    let shells = shells(content, isData: true, parts)
    try write(shells, parts, to: &sink)
    for page in DataPages(content, shells).all { try sink.write(page.name, page.bytes) }
  }

  private func shells(
    _ content: ReportContent, isData: Bool, _ parts: [ReportData.Part]
  ) -> PageShells {
    PageShells(
      options: options, provenance: provenance, hasBranches: content.measurement.hasBranches,
      hasTests: content.tests != nil, isData: isData, dataTag: ReportData.tag(of: parts),
      hasTimes: times != nil)
  }

  /// Writes what pages load: styles, scripts and data.
  private func write(
    _ shells: PageShells, _ parts: [ReportData.Part], to sink: inout some PageSink
  ) throws(FileError) {
    for asset in shells.assets { try sink.write(asset.name, asset.bytes) }
    if let style = options.extraStyle { try sink.write(style.name, style.bytes) }
    for part in parts { try sink.write("data-\(part.name).js", part.script) }
  }
}

extension ReportData {
  /// Eight hexadecimal digits that change with the data.
  static func tag(of parts: [Part]) -> String {
    ContentTag(parts.flatMap { "\($0.hash)".utf8 }).text
  }
}

extension ReportData.Part {
  /// The script that gives the part to the page which asked for it.
  var script: [UInt8] { Array("receive(\"\(name)\", \"".utf8) + packed + Array("\");\n".utf8) }

  /// Writes the part as an element of a document that has everything inside.
  func writeInside(to page: inout HTMLBuffer) {
    page += "<script type=\"text/plain\" id=\"data-\(name)\">"
    page += packed
    page += "</script>\n"
  }
}
