internal import Foundation

/// Where the things a test needs are.
public enum Repository {
  /// The root of the checkout.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The release build: what `Scripts/build` leaves, what users run.
  public static let pycov = "\(root)/.build/release/pycov"

  public static let pyprof = "\(root)/.build/release/pyprof"

  public static let probe = "\(root)/.build/release/libpycov_probe.so"
}
