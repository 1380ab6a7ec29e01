/// Tells two series of times apart when their means differ by more than chance: Welch's form of
/// Student's test, at 95 %.
enum StudentTest {
  static func tells(_ a: [Int], from b: [Int]) -> Bool {
    let (first, second) = (Series(a), Series(b))
    let error = first.squaredError + second.squaredError
    let difference = abs(first.mean - second.mean)
    guard error > 0 else { return difference > 0 }
    let freedom =
      error * error
      / (first.squaredError * first.squaredError / first.freedom
        + second.squaredError * second.squaredError / second.freedom)
    return difference / error.squareRoot() > limit(freedom)
  }

  private struct Series {
    let mean: Double
    let freedom: Double

    /// The square of the mean's standard error.
    let squaredError: Double

    init(_ values: [Int]) {
      let count = Double(values.count)
      let mean = values.reduce(0) { $0 + Double($1) } / count
      let squares = values.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      self.mean = mean
      freedom = count - 1
      squaredError = squares / freedom / count
    }
  }

  /// The two-sided limit of t for so many degrees of freedom, rounded down.
  private static func limit(_ freedom: Double) -> Double {
    let row = min(max(Int(freedom), 1), limits.count)
    return limits[row - 1]
  }

  private static let limits = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
  ]
}
