internal import Coverage
internal import Testing

@Test(
  arguments: [
    ("", "", nil), ("a.py::test|run", "a.py::test", .run), ("a|setup", "a", .setup),
    ("a|teardown", "a", .teardown), ("a[x|run]", "a[x|run]", nil), ("py313|a", "py313|a", nil),
    ("run", "run", nil),
  ] as [(String, String, TestLabel.Phase?)])
func `a context names a test and its phase`(
  context: String, name: String, phase: TestLabel.Phase?
) {
  let label = TestLabel(context)
  #expect(label.name == name)
  #expect(label.phase == phase)
}
