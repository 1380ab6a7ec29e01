package import Source

extension MeasurementBuilder {
  /// A builder that analyses sources with `analyzer`.
  package init(_ options: MeasurementOptions, analyzer: SourceAnalyzer) {
    self.init(options) { bytes in
      do {
        let text = try SourceText(decoding: bytes)
        return .success(AnalyzedSource(text: text.utf8, analysis: try analyzer.analyze(text)))
      } catch let error as SourceError {
        return .failure(UnparsableSource(line: error.line, reason: "\(error)"))
      } catch {
        return .failure(UnparsableSource(line: 1, reason: "\(error)"))
      }
    }
  }
}
