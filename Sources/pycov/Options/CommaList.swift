internal import ArgumentParser

/// An option's value that is a list with commas, such as `--omit=a.py,b/*`.
struct CommaList: ExpressibleByArgument {
  let items: [String]

  /// Nil for a list without items, which is the same as not giving the option.
  var given: [String]? { items.isEmpty ? nil : items }

  init(argument: String) {
    items = argument.split(separator: ",").map { item in
      String(item.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }
}
