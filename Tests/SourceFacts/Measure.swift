internal import Files
internal import Source

/// Decodes and analyses `files` `rounds` times and prints the best speed.
func measure(_ files: [String], rounds: Int, _ analyzer: SourceAnalyzer) throws {
  let contents = try files.map { file throws in try Files.read(file) }
  let clock = ContinuousClock()
  var best = Duration.seconds(1_000_000)
  var lines = 0
  for _ in 0..<rounds {
    lines = 0
    let took = clock.measure {
      for content in contents {
        guard let text = try? SourceText(decoding: content),
          let analysis = try? analyzer.analyze(text)
        else { continue }
        lines += analysis.lineCount
      }
    }
    best = min(best, took)
  }
  let seconds = Double(best.components.attoseconds) / 1e18 + Double(best.components.seconds)
  print("\(files.count) files, \(lines) lines, \(Int(Double(lines) / seconds)) lines/s")
}
