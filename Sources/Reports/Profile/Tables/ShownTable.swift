/// A table before it is laid out.
struct ShownTable: Hashable, Sendable {
  let columns: [Column]
  var rows: [[Cell]] = []

  struct Column: Hashable, Sendable {
    let title: String
    let kind: Kind

    enum Kind: Hashable, Sendable {
      /// To the right.
      case number

      /// To the left; shortened in the middle where the table is too wide.
      case name

      /// To the left, as it is, cut off at the end; in Markdown it is code.
      case source

      /// To the left, never shortened; in Markdown it is left out.
      case bar
    }
  }

  struct Cell: Hashable, Sendable, ExpressibleByStringInterpolation {
    let text: String

    /// How much of the whole it stands for, 0 to 1; nil for what has no colour.
    var heat: Double?

    init(_ text: String, heat: Double? = nil) {
      self.text = text
      self.heat = heat
    }

    init(stringLiteral text: String) { self.init(text) }
  }

  static func number(_ title: String) -> Column { Column(title: title, kind: .number) }
  static func name(_ title: String) -> Column { Column(title: title, kind: .name) }
}

/// What a command shows of a profile, before it is laid out.
package struct ShownProfile: Hashable, Sendable {
  var blocks: [Block] = []

  enum Block: Hashable, Sendable {
    case heading(String)
    case note(String)
    case table(ShownTable)
  }

  mutating func add(heading: String) { blocks.append(.heading(heading.singleLine)) }
  mutating func add(note: String) { blocks.append(.note(note.singleLine)) }
  mutating func add(_ table: ShownTable) { blocks.append(.table(table)) }
}

/// How a profile is shown as text.
package struct ProfileTextOptions: Hashable, Sendable {
  package var unit = TimeUnit.automatic

  /// The columns of the screen; nil for tables as wide as they need to be.
  package var width: Int?

  package var style = TextReportOptions.Style.plain

  /// What paths are shown relative to.
  package var folder = ""

  package init() {}
}
