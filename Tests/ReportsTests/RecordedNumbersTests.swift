internal import Coverage
internal import Foundation
internal import Testing

@testable internal import Reports

/// Texts of numbers and strings that Python itself wrote down.
@Suite struct `Texts of Python` {
  private let numbers: RecordedNumbers

  init() throws {
    numbers = try RecordedNumbers.all
  }

  @Test func `numbers are written as Python's JSON writes them`() throws {
    #expect(numbers.floats.count > 200)
    for pair in numbers.floats {
      let value = try #require(Double(pair[0]))
      #expect(PythonFloat.text(value) == pair[1])
    }
    #expect(
      [Double.nan, .infinity, -.infinity].map(PythonFloat.text) == ["NaN", "Infinity", "-Infinity"])
  }

  @Test func `percentages never round to nothing or everything`() {
    #expect(numbers.shares.count > 500)
    for share in numbers.shares {
      let percentage = Percentage(Ratio(covered: share.covered, total: share.total))
      #expect(
        percentage.text(precision: share.precision) == share.text,
        "\(share.covered)/\(share.total) with \(share.precision) decimals")
    }
  }

  @Test func `strings are escaped down to ASCII`() {
    for pair in numbers.strings {
      var output = ByteOutput()
      JSONWriter.write(to: &output, isPretty: false) { $0.value(pair[0]) }
      #expect(String(decoding: output.bytes, as: UTF8.self) == pair[1])
    }
  }
}

/// Names of files as reports order and show them.
@Suite struct `Names of files` {
  private let recorded: RecordedNumbers

  init() throws { recorded = try RecordedNumbers.all }

  @Test func `numbers in names count as numbers`() {
    #expect(recorded.names.count > 200)
    let shuffled = recorded.names.sorted {
      $0.utf8.reversed().lexicographicallyPrecedes($1.utf8.reversed())
    }
    let sorted = shuffled.sorted { HumanOrder($0) < HumanOrder($1) }
    #expect(sorted == recorded.names)
  }

  @Test func `what does not print is shown as a question mark`() {
    #expect(recorded.printable.count > 300)
    for pair in recorded.printable { #expect(pair[0].printable == pair[1]) }
  }
}

private struct RecordedNumbers: Decodable {
  let floats: [[String]]
  let shares: [Share]
  let strings: [[String]]
  let names: [String]
  let printable: [[String]]

  static var all: RecordedNumbers {
    get throws {
      let data = Data(try ReportsTests.recorded("numbers.json").utf8)
      return try JSONDecoder().decode(Self.self, from: data)
    }
  }

  struct Share: Decodable {
    let covered: Int
    let total: Int
    let precision: Int
    let text: String

    init(from decoder: any Decoder) throws {
      var parts = try decoder.unkeyedContainer()
      covered = try parts.decode(Int.self)
      total = try parts.decode(Int.self)
      precision = try parts.decode(Int.self)
      text = try parts.decode(String.self)
    }
  }
}
