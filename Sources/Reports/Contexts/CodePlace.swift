/// A piece of code as somebody names it on a command line.
package enum CodePlace: Hashable, Sendable {
  /// Some lines of a file, such as `shop/cart.py:12` or `cart.py:10-20`.
  case lines(file: String, ClosedRange<Int>)

  /// A whole file, such as `shop/cart.py`.
  case file(String)

  /// A function or class by its dotted name, such as `total`, `Cart.add` or `shop.cart.Cart.add`.
  ///
  /// - Parameter file: where to look, as in `cart.py:Cart.add` and `cart.py::Cart::add`.
  case name([String], file: String?)

  package init(parsing text: String) {
    guard let colon = text.firstIndex(of: ":") else {
      self =
        text.hasSuffix(".py") || text.contains("/") ? .file(text) : .name(parts(text), file: nil)
      return
    }
    let file = String(text[..<colon])
    let rest = String(text[text.index(after: colon)...])
    if let lines = Self.lines(rest) {
      self = .lines(file: file, lines)
    } else {
      self = .name(parts(rest), file: file)
    }
  }

  /// `12` or `12-20`; the order of the two does not matter.
  private static func lines(_ text: String) -> ClosedRange<Int>? {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count <= 2, let first = numbers.first ?? nil, let last = numbers.last ?? nil,
      min(first, last) > 0, max(first, last) <= Int(Int32.max)
    else { return nil }
    return min(first, last)...max(first, last)
  }
}

/// The parts of a dotted name; parentheses at its end and colons between are as good.
private func parts(_ text: String) -> [String] {
  let name = text.hasSuffix("()") ? text.dropLast(2) : text[...]
  return name.split { $0 == "." || $0 == ":" }.map(String.init)
}
