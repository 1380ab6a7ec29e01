/// How the HTML report looks and what it leaves out.
package struct HTMLOptions: Hashable, Sendable {
  package var title: String

  /// Decimals of a percentage.
  package var precision: Int

  /// Leaves out the pages and rows of files with nothing missing; totals keep them.
  package var skipsCovered: Bool

  /// Leaves out the pages and rows of files without a statement.
  package var skipsEmpty: Bool

  /// Whether each line says which tests ran it, as far as the measurement knows.
  package var showsContexts: Bool

  /// A style sheet of the user's, applied after ours.
  package var extraStyle: ExtraStyle?

  /// The address of a source line elsewhere, with `{path}` and `{line}`, such as
  /// `vscode://file/src/{path}:{line}`; pages of files link to it.
  package var sourceLink: String?

  /// Who looks after which files; nil when nobody says.
  package var owners: CodeOwners?

  /// What readers have to know besides, such as which files could not be read; sentences.
  package var remarks: [String] = []

  /// What was measured, such as "Python 3.13.0, commit 1234567"; empty when that is not known.
  package var origin = ""

  /// How the report is divided into files; by its size when nil.
  package var layout: HTMLLayout?

  package init(
    title: String = "Coverage report", precision: Int = 0, skipsCovered: Bool = false,
    skipsEmpty: Bool = false, showsContexts: Bool = false, extraStyle: ExtraStyle? = nil,
    sourceLink: String? = nil, owners: CodeOwners? = nil, layout: HTMLLayout? = nil
  ) {
    self.title = title
    self.precision = precision
    self.skipsCovered = skipsCovered
    self.skipsEmpty = skipsEmpty
    self.showsContexts = showsContexts
    self.extraStyle = extraStyle
    self.sourceLink = sourceLink
    self.owners = owners
    self.layout = layout
  }

  /// A style sheet and the name it gets in the report's folder.
  package struct ExtraStyle: Hashable, Sendable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }
}

/// Where a report comes from, as its footer says.
package struct Provenance: Hashable, Sendable {
  /// Such as "pycov 0.1.0".
  package let program: String

  /// When the report was made, as people read it.
  package let time: String

  /// The command line that made the report.
  package let command: String

  package init(program: String, time: String, command: String) {
    self.program = program
    self.time = time
    self.command = command
  }
}
