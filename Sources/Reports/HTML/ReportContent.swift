internal import Coverage
internal import Source

/// What a report shows, however it is divided into files.
struct ReportContent {
  let measurement: Measurement
  let options: HTMLOptions
  let shown: ShownFiles
  let tree: FolderTree
  let columns: Columns

  /// Nil when tests are not shown.
  let tests: MeasuredTests?

  /// Nil when there are none.
  let times: LineTimes?

  init(_ measurement: Measurement, _ options: HTMLOptions, _ times: LineTimes?) {
    self.measurement = measurement
    self.options = options
    self.times = times
    tests = options.showsContexts ? MeasuredTests(measurement, times?.tests).unlessEmpty : nil
    shown = ShownFiles(measurement, options)
    tree = FolderTree(shown.files)
    columns = Columns(
      precision: options.precision, hasBranches: measurement.hasBranches,
      measured: times?.measured)
  }

  var fileIndex: FileIndex {
    FileIndex(
      measurement: measurement, tree: tree, note: shown.note, columns: columns,
      owners: options.owners, times: times)
  }

  func regionIndex(_ kind: Region.Kind) -> RegionIndex {
    RegionIndex(
      kind: kind, measurement: measurement, files: shown.files, columns: columns, times: times)
  }

  func testIndex(_ tests: MeasuredTests) -> TestIndex {
    TestIndex(tests: tests, shown: shown.files, measurement: measurement)
  }

  var data: ReportData {
    ReportData(
      tree, tests, precision: options.precision, hasBranches: measurement.hasBranches,
      owners: options.owners, times: times)
  }
}
