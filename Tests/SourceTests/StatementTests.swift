import Testing

@testable import Source

@Suite struct Statements {
  @Test func `end where the flow of control ends`() throws {
    try expectLines(
      """
      def f(x):           # run
          for y in x:     # run
              if y:       # run
                  break   # run
                  y = 1
              continue    # run
              y = 2
          if x:           # run
              return x    # run
          else:
              raise x     # run
          x = 3
      """)
  }

  @Test func `on the dead side of a constant test are none`() throws {
    try expectLines(
      """
      if 0:               # run
          a = 1
      elif not x and "":  # run
          a = 2
      elif 1 or x:        # run
          a = 3           # run
      else:
          a = 4
      while False:        # run
          a = 5
      if not __debug__:   # run
          a = 6
      assert None, a      # run
      a = 7
      """)
  }

  @Test func `behind an endless loop need a break`() throws {
    try expectLines(
      """
      while 1:            # run
          try:            # run
              break       # run
          finally:
              f()         # run
      f()                 # run
      while 1:            # run
          try:            # run
              break       # run
          finally:
              continue    # run
      f()
      """)
  }

  @Test func `behind a with statement are always reached`() throws {
    try expectLines(
      """
      def f(x):           # run
          with x:         # run
              return 1    # run
          return 2        # run
      """)
  }

  @Test func `behind try depend on each of its clauses`() throws {
    try expectLines(
      """
      def f(x):           # run
          try:            # run
              return 1    # run
          except A:       # run
              raise       # run
          else:
              x = 1
          x = 2
      def g(x):           # run
          try:            # run
              raise x     # run
          except* A:      # run
              raise       # run
          x = 3           # run
      """)
  }

  @Test func `behind a case that matches anything are dead when it returns`() throws {
    try expectLines(
      """
      def f(x):           # run
          match x:        # run
              case 1:     # run
                  return  # run
              case _:     # run
                  return  # run
          x = 1
      """)
  }

  @Test func `that only inform the compiler are none`() throws {
    try expectLines(
      """
      def f():            # run
          global a
          b: int
          c: int = 1      # run
          d.e: int        # run
          (g): int
          pass            # run
          "text"          # run
          1               # run
          del ()
      """)
  }

  @Test func `include bare annotations of modules and classes`() throws {
    let classes = """
      a: int              # run
      class C:            # run
          b: int          # run
          if a:           # run
              c: int      # run
      """
    try expectLines(classes, version: .python313)
    try expectLines(
      classes.replacing("b: int          # run", with: "b: int"), version: .python314)
  }

  @Test func `that are tests of folded constants differ between versions`() throws {
    try expectLines("if -1:  # run\n  a  # run\nelse:\n  b", version: .python313)
    try expectLines("if -1:  # run\n  a  # run\nelse:\n  b  # run", version: .python314)
  }

  @Test func `do not include documentation strings`() throws {
    try expectLines(
      """
      "module"            # doc
      class C:            # run
          'class'         # doc
          def f(self):    # run
              ('a' "b")   # doc
              "text"      # run
          def g(self):    # run
              f"{x}"      # run
      """)
  }

  @Test func `of several lines count on their first`() throws {
    let analysis = try analyze("x = [\n  1,\n]\nif (a\n    and b):\n  y = '''\n'''; z\n")
    #expect(Array(analysis.statements) == [1, 4, 6])
    #expect(
      analysis.firstLines.spans == [
        .init(first: 1, last: 3), .init(first: 4, last: 5), .init(first: 6, last: 7),
      ])
  }

  @Test func `may follow a form feed at the start of a line`() throws {
    try expectLines("def f():  # run\n    x  # run\n\u{0C}def g():  # run\n  \u{0C}    y  # run")
  }
}
