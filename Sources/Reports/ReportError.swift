/// Why a report could not be made as asked.
package enum ReportError: Error, Hashable, Sendable {
  case unknownColumn(name: String)
}

extension ReportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownColumn(let name):
      "cannot sort by '\(name)'; use one of \(Self.columns), with '-' in front to reverse"
    }
  }

  private static var columns: String {
    TextReportOptions.Order.Column.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
