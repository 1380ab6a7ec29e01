internal import Coverage
internal import Files

/// What a file's page says around its lines.
struct FileShell {
  let file: FileCoverage
  let previous: String?
  let next: String?
  let precision: Int

  var values: [String: Any] {
    let totals = file.totals
    let name = Paths.name(file.path)
    return [
      "folder": PageShells.plain(String(file.path.dropLast(name.count))),
      "name": PageShells.plain(name),
      "percent": Percentage(totals.overall).text(precision: precision),
      "bar": Bar.markup(of: totals.overall),
      "statements": totals.statements.total,
      "run": totals.statements.covered,
      "missing": totals.missing,
      "excluded": totals.excluded,
      "links": [Self.link("prev", "[", previous), Self.link("next", "]", next)],
    ]
  }

  /// A link to a neighbour; without one, the same words with no link.
  private static func link(_ relation: String, _ key: String, _ path: String?) -> [String: Any] {
    [
      "relation": relation, "key": key, "title": relation == "prev" ? "Previous" : "Next",
      "href": path.map { PageName.page(of: $0) } ?? "",
      "path": PageShells.plain(path ?? ""), "exists": path != nil,
    ]
  }
}
