import Coverage
import Testing

/// Expectations are what coverage.py 7.17.3 shows.
@Suite struct `Percentage text` {
  @Test(arguments: [
    (0, 0, ["100", "100.0", "100.00", "100.0000"]),
    (0, 7, ["0", "0.0", "0.00", "0.0000"]),
    (1, 1000, ["1", "0.1", "0.10", "0.1000"]),
    (1, 300, ["1", "0.3", "0.33", "0.3333"]),
    (1, 8, ["12", "12.5", "12.50", "12.5000"]),
    (3, 8, ["38", "37.5", "37.50", "37.5000"]),
    (1, 3, ["33", "33.3", "33.33", "33.3333"]),
    (2, 3, ["67", "66.7", "66.67", "66.6667"]),
    (49, 400, ["12", "12.2", "12.25", "12.2500"]),
    (199, 200, ["99", "99.5", "99.50", "99.5000"]),
    (999, 1000, ["99", "99.9", "99.90", "99.9000"]),
    (9996, 10000, ["99", "99.9", "99.96", "99.9600"]),
    (99999, 100000, ["99", "99.9", "99.99", "99.9990"]),
    (7, 7, ["100", "100.0", "100.00", "100.0000"]),
    (12345, 100000, ["12", "12.3", "12.35", "12.3450"]),
    (1, 16, ["6", "6.2", "6.25", "6.2500"]),
    (5, 1000, ["1", "0.5", "0.50", "0.5000"]),
    (15, 1000, ["2", "1.5", "1.50", "1.5000"]),
    (25, 1000, ["2", "2.5", "2.50", "2.5000"]),
  ])
  func `is rounded, but never to nothing or everything`(
    covered: Int, total: Int, texts: [String]
  ) {
    let percentage = Percentage(Ratio(covered: covered, total: total))
    #expect([0, 1, 2, 4].map { percentage.text(precision: $0) } == texts)
  }
}

/// Expectations are what coverage.py 7.17.3 shows.
@Suite struct `Least percentage` {
  @Test(
    arguments: [
      (0, 0, 0, nil),
      (79.99, 80, 0, nil),
      (79.49, 80, 0, "total of 79 is less than fail-under=80"),
      (79.99, 80, 2, "total of 79.99 is less than fail-under=80.00"),
      (80.45, 80.5, 0, nil),
      (80.44, 80.5, 0, "total of 80.4 is less than fail-under=80.5"),
      (80.4, 80.55, 1, "total of 80.40 is less than fail-under=80.55"),
      (99.99, 100, 0, "total of 99 is less than fail-under=100"),
      (99.99999, 100, 3, "total of 99.999 is less than fail-under=100.000"),
      (100, 100, 0, nil),
      (99.5, 99.99, 0, "total of 99.50 is less than fail-under=99.99"),
      (1e-05, 2e-05, 0, "total of 0.00001 is less than fail-under=0.00002"),
      (42.5, 42.5, 0, nil),
      (42.857142857, 43, 0, nil),
      (12.5, 13, 0, "total of 12 is less than fail-under=13"),
    ] as [(Double, Double, Int, String?)])
  func `is missed as coverage.py has it`(
    total: Double, value: Double, precision: Int, text: String?
  ) {
    let miss = Threshold(value, precision: precision).miss(Percentage(value: total))
    #expect(miss?.description == text)
  }
}
