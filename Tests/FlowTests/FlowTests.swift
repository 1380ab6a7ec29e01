import Foundation
import TestSupport
import Testing

/// A Python that has coverage.py, when the environment names one.
private let oracle = ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"]

/// Programs that nobody wrote, measured by pycov and by coverage.py's trace core.
///
/// `PYCOV_FLOW_SEED` says which programs, `PYCOV_FLOW_COUNT` how many.
@Suite(.enabled(if: oracle != nil, "PYCOV_TEST_COVERAGE_PY names a Python with coverage.py"))
struct `Random programs` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Pythons that have coverage.py themselves.
  private static let pythons: [(version: String, prefix: TestPython?, path: String)] =
    [(version: "here", prefix: nil, path: oracle ?? "")]
    + TestPython.inTree.map { (version: $0.version, prefix: $0, path: $0.path) }

  private func compare(_ index: Int, _ programs: [String]) throws {
    let python = Self.pythons[index]
    let words = [
      python.path, "\(Repository.root)/Tests/Oracle/check-flows", "--tool", Repository.pycov,
    ]
    let prefix = python.prefix?.prefix(showing: [folder.path], in: folder.path) ?? []
    let outcome = try Command(prefix + words + programs, in: folder.path).run()
    #expect(
      outcome.output == "\(programs.count) passed, 0 failed\n",
      "\(python.version) \(outcome.errors)"
    )
  }

  @Test(arguments: pythons.indices)
  func `take the branches that coverage.py records`(python: Int) throws {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["PYCOV_FLOW_SEED"] ?? "1"
    let count = environment["PYCOV_FLOW_COUNT"].flatMap { Int($0) } ?? 2
    let words = [
      try #require(oracle), "\(Repository.root)/Tests/Oracle/make-flows", folder.path, "--seed",
      seed, "--count", "\(count)", "--functions", "60",
    ]
    let made = try Command(words, in: folder.path).run()
    try #require(made.code == 0, "\(made.errors)")
    let programs = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".py") }.sorted().map { folder.path($0) }
    try #require(programs.count == count)
    try compare(python, programs)
  }

  @Test(arguments: pythons.indices)
  func `may raise between a branch and its line`(python: Int) throws {
    let program = try folder.write(
      """
      def raises(): raise ValueError

      def one(x):
          try:
              for y in (1, 2):
                  if x: return raises()
                  if y == 2: x = 1
          except KeyError:
              pass
          finally:
              x = 2

      def two(x):
          if x: x
          elif not x: x = [i for i in range(2) if i or x]
          elif x:
              x

      class Manager:
          def __enter__(self): return self
          def __exit__(self, *error): return True

      def three(x):
          with Manager():
              x = x and raises()
              with Manager():
                  x

      async def ends(x):
          yield x
          if x: raise ValueError

      async def four(x):
          async for y in ends(x):
              y

      import asyncio

      for function in one, two, three, lambda x: asyncio.run(four(x)):
          try:
              function(1)
          except ValueError:
              pass

      """, to: "program.py")
    try compare(python, [program])
  }
}
