import Testing

@testable import Reports

@Suite struct `Page template` {
  func render(
    _ text: String, _ values: [String: TemplateValue] = [:], partials: [String: String] = [:]
  ) throws(TemplateError) -> String {
    var templates = ["page": try Template(text)]
    for (name, text) in partials { templates[name] = try Template(text) }
    return try TemplateLibrary(templates).render("page", values)
  }

  @Test func `fills names in, escaped unless told otherwise`() throws {
    let values: [String: TemplateValue] = ["name": "<a href=\"x\">&'"]
    #expect(try render("{{name}}", values) == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;")
    #expect(try render("{{{ name }}}!", values) == "<a href=\"x\">&'!")
  }

  @Test func `writes a section for each item, which hides what is outside`() throws {
    let values: [String: TemplateValue] = [
      "unit": "line", "n": "0", "rows": .list([["n": "1"], ["n": "2"]]),
    ]
    #expect(try render("{{n}}:{{#rows}}{{n}} {{unit}}, {{/rows}}", values) == "0:1 line, 2 line, ")
  }

  @Test func `chooses by flags, texts and lists`() throws {
    let text = "{{#on}}yes{{/on}}{{^on}}no{{/on}}"
    #expect(try render(text, ["on": true]) == "yes")
    #expect(try render(text, ["on": ""]) == "no")
    #expect(try render(text, ["on": .list([])]) == "no")
  }

  @Test func `leaves no line behind for a tag that is alone on one`() throws {
    let text = "a\n  {{#on}}\nb\n{{/on}}\n{{> tail}}\nc\n"
    #expect(try render(text, ["on": true], partials: ["tail": "t\n"]) == "a\nb\nt\nc\n")
  }

  @Test func `says what is wrong with a template or its values`() {
    #expect(throws: TemplateError.unclosedTag("name")) { try render("{{name") }
    #expect(throws: TemplateError.unclosedSection("a")) { try render("{{#a}}x", ["a": true]) }
    #expect(throws: TemplateError.unopenedSection("a")) { try render("{{/a}}") }
    #expect(throws: TemplateError.unknownTemplate("p")) { try render("{{> p}}") }
    #expect(throws: TemplateError.unknownName("x")) { try render("{{x}}") }
  }
}
