package import Coverage
package import Files

/// The report for people: an index by file, function and class, and a page for each file.
///
/// The pages are a pure function of measurement, options and provenance. They need no network and
/// no server, and forbid both by their content security policy.
package struct HTMLReport: Sendable {
  package let options: HTMLOptions
  package let provenance: Provenance

  package init(options: HTMLOptions = HTMLOptions(), provenance: Provenance) {
    self.options = options
    self.provenance = provenance
  }

  package func write(
    _ measurement: Measurement, to sink: inout some PageSink
  ) throws(FileError) {
    let tests = options.showsContexts ? MeasuredTests(measurement).unlessEmpty : nil
    let shells = PageShells(
      options: options, provenance: provenance, hasBranches: measurement.hasBranches,
      hasTests: tests != nil)
    for asset in shells.assets { try sink.write(asset.name, asset.bytes) }
    if let style = options.extraStyle { try sink.write(style.name, style.bytes) }

    let shown = ShownFiles(measurement, options)
    let tree = FolderTree(shown.files)
    let columns = Columns(
      precision: options.precision, hasBranches: measurement.hasBranches)
    let index = FileIndex(measurement: measurement, tree: tree, note: shown.note, columns: columns)
    try sink.write(PageName.files, index.rendered(in: shells))
    for kind in RegionIndex.kinds {
      let index = RegionIndex(
        kind: kind, measurement: measurement, files: shown.files, columns: columns)
      try sink.write(index.name, index.rendered(in: shells))
    }
    if let tests {
      let index = TestIndex(tests: tests, shown: shown.files, measurement: measurement)
      try sink.write(PageName.tests, index.rendered(in: shells, columns))
      try sink.write(PageName.testNames, tests.script(shown: shown.files))
    }
    try write(tree.files, in: FileForms(shells), tests, to: &sink)
  }

  private func write(
    _ files: [FileCoverage], in forms: FileForms, _ tests: MeasuredTests?,
    to sink: inout some PageSink
  ) throws(FileError) {
    for (position, file) in files.enumerated() {
      let page = FilePage(
        file: file, previous: position > 0 ? files[position - 1].path : nil,
        next: position + 1 < files.count ? files[position + 1].path : nil,
        precision: options.precision, tests: tests.map { FileTests($0.runs(of: file)) })
      try sink.write(PageName.page(of: file.path), page.rendered(in: forms))
    }
  }
}
