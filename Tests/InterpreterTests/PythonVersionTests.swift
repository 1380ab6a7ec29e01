import Interpreter
import Testing

@Suite struct `Python versions` {
  @Test(arguments: [
    ("3.13.0", "3.13.0"), ("3.13", "3.13"), ("3.14.0rc1", "3.14.0rc1"), ("3.15.0a2", "3.15.0a2"),
    ("3.13.so.1.0", "3.13"), ("3.13.1.final.0", "3.13.1"), ("3.13t.so", "3.13"), ("3", nil),
    ("", nil), ("x.y", nil), ("3.", nil), ("99999.1", nil),
  ]) func `are read from text`(text: String, expected: String?) {
    #expect(PythonVersion(text).map { "\($0)" } == expected)
  }

  @Test(arguments: [
    (UInt64(0x030D_00F0), "3.13.0"), (0x030F_00A2, "3.15.0a2"), (0x030E_00C1, "3.14.0rc1"),
    (0x030D_0000, nil), (0, nil), (UInt64.max, nil),
  ]) func `are read from CPython's number`(hex: UInt64, expected: String?) {
    #expect(PythonVersion(hex: hex).map { "\($0)" } == expected)
  }

  @Test func `are in order`() {
    let texts = [
      "3.9.18", "3.12.1", "3.13.0", "3.13.10", "3.14.0a7", "3.14.0b1", "3.14.0rc1", "3.14.0",
    ]
    let versions = texts.compactMap { PythonVersion($0) }
    #expect(versions.reversed().sorted() == versions)
    #expect(versions.map(\.isSuitable) == [false] + [Bool](repeating: true, count: 7))
  }
}
