import Testing

@testable import Source

@Suite struct Regions {
  @Test func `hold their bodies without what is nested in them`() throws {
    let analysis = try analyze(
      """
      class A:
          x = 1
          @decorator
          def f(self):
              def inner():
                  return 1

              return inner
          class B:
              def g(self): return 2
      async def h(): pass
      """)
    let shown = analysis.regions.map { "\($0.kind) \($0.name) \($0.start) \(Array($0.lines))" }
    #expect(
      shown == [
        "class A 1 [5, 6, 7, 8]", "function A.f 4 [5, 7, 8]", "function A.f.inner 5 [6]",
        "class A.B 9 [10]", "function A.B.g 10 [10]", "function h 11 [11]",
      ])
  }
}
