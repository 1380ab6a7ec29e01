internal import Source
internal import Testing

@testable internal import Reports

@Suite struct `Unified diff` {
  @Test func `tells the lines that were written, and where old ones are now`() throws {
    let diff = try UnifiedDiff(
      """
      a commit message with @@ -1 +1 @@ in it
      diff --git a/src/a.py b/src/a.py
      index 1..2 100644
      --- a/src/a.py
      +++ b/src/a.py
      @@ -2,2 +2 @@ def f():
      -two
      -three
      +TWO
      @@ -9,0 +9,2 @@
      +new
      ++++ b/no/header.py
      @@ -12 +12,0 @@
      -gone
      """)
    let file = UnifiedDiff.File(
      path: "src/a.py",
      edits: [
        .init(old: 2..<4, new: 2..<3), .init(old: 10..<10, new: 9..<11),
        .init(old: 12..<13, new: 13..<13),
      ])
    #expect(diff == UnifiedDiff(files: [file]))
    #expect(file.writtenLines == [2, 9, 10])
    #expect(
      [1, 2, 3, 4, 9, 10, 11, 12, 13].map { file.line(ofOld: $0) }
        == [1, nil, nil, 3, 8, 11, 12, nil, 13])
  }

  @Test func `with context is read by its changed lines`() throws {
    let diff = try UnifiedDiff(
      """
      --- old/a.py\t2026-01-01 00:00:00
      +++ new/a.py\t2026-01-02 00:00:00
      @@ -1,4 +1,5 @@
       one
      -two
      +TWO
      +more
       three
       four
      \\ No newline at end of file
      """)
    #expect(diff.files.map(\.path) == ["new/a.py"])
    #expect(diff.files.map(\.writtenLines) == [[2, 3]])
  }

  @Test func `names files as they are now`() throws {
    let diff = try UnifiedDiff(
      """
      diff --git a/old name.py b/new name.py
      similarity index 90%
      rename from old name.py
      rename to new name.py
      --- a/old name.py
      +++ b/new name.py
      @@ -1 +1 @@
      -a
      +b
      diff --git "a/\\303\\274.py" "b/\\303\\274\\t.py"
      --- "a/\\303\\274.py"
      +++ "b/\\303\\274\\t.py"
      @@ -1 +1 @@
      -a
      +b
      diff --git a/gone.py b/gone.py
      deleted file mode 100644
      --- a/gone.py
      +++ /dev/null
      @@ -1 +0,0 @@
      -a
      diff --git a/made.py b/made.py
      new file mode 100644
      --- /dev/null
      +++ b/made.py
      @@ -0,0 +1 @@
      +a
      diff --git a/picture.png b/picture.png
      Binary files a/picture.png and b/picture.png differ
      """)
    #expect(diff.files.map(\.path) == ["new name.py", "ü\t.py", "made.py"])
    #expect(diff.files.map(\.previousPath) == ["old name.py", "ü.py", nil])
    #expect(diff.files.last?.writtenLines == [1])
  }

  @Test(arguments: [
    ("@@ -1,x +1 @@", "the diff has a damaged line '@@ -1,x +1 @@'; make it anew with 'git diff'"),
    (
      "@@ -1 +1,2 @@\n-a\n+b",
      "the diff ends inside the change of 'a.py'; it may have been cut short"
    ),
  ])
  func `that is damaged is refused`(hunk: String, message: String) throws {
    let error = #expect(throws: UnifiedDiffError.self) {
      try UnifiedDiff("--- a/a.py\n+++ b/a.py\n\(hunk)")
    }
    #expect(error?.description == message)
  }
}
