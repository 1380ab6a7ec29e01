internal import Files
internal import PythonRegex
internal import Source

/// `SourceFacts [--version N] [--exclude PATTERN]... [--branches [--compat] [--partial PATTERN]...]
/// [--spans | --time ROUNDS] [--list FILE] FILE...`:
/// what the analysis says of each file, a line of JSON each, for comparison with coverage.py.
var minor = 13
var patterns: [String] = []
var partialPatterns: [String] = []
var wantsBranches = false
var rules = BranchRules.exact
var rounds = 0
var wantsSpans = false
var files: [String] = []
var rest = CommandLine.arguments.dropFirst()
while let argument = rest.popFirst() {
  switch argument {
  case "--version": minor = rest.popFirst().flatMap { Int($0) } ?? minor
  case "--exclude": patterns += rest.popFirst().map { [$0] } ?? []
  case "--branches": wantsBranches = true
  case "--compat": rules = .coveragePy
  case "--partial": partialPatterns += rest.popFirst().map { [$0] } ?? []
  case "--time": rounds = rest.popFirst().flatMap { Int($0) } ?? 1
  case "--spans": wantsSpans = true
  case "--list":
    let list = try Files.read(rest.popFirst() ?? "")
    files += String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init)
  default: files.append(argument)
  }
}
let branches = BranchOptions(partial: try PythonRegex.joined(partialPatterns), rules: rules)
let analyzer = SourceAnalyzer(
  version: LanguageVersion(minor: minor), exclusions: try PythonRegex.joined(patterns),
  branches: wantsBranches ? branches : nil)
if rounds > 0 {
  try measure(files, rounds: rounds, analyzer)
} else if wantsSpans {
  for file in files { print(spans(of: file, LanguageVersion(minor: minor))) }
} else {
  for file in files { print(facts(of: file, analyzer)) }
}
