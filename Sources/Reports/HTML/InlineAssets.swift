/// Styles and scripts inside of a document, which its policy lets in by their hashes.
///
/// The template `single_head` is the head of such a document.
struct InlineAssets {
  private let style: [UInt8]
  private let script: [UInt8]
  private let icon: [UInt8]

  /// - Parameters:
  ///   - assets: what pages load, as far as there is any of it.
  ///   - scripts: in the order in which they need each other.
  init(_ assets: [PageShells.Asset], scripts: [String], extraStyle: [UInt8] = []) {
    func joined(_ names: [String]) -> [UInt8] {
      names.flatMap { name in assets.first { $0.name == name }?.bytes ?? [] }
    }
    style =
      joined(["style.css", "code.css", "profile-style.css"])
      + Array("@media print {\n".utf8) + joined(["print.css"]) + Array("}\n".utf8) + extraStyle
    script = joined(scripts)
    icon = joined(["favicon.svg"])
  }

  /// What the template wants to know.
  var values: [String: TemplateValue] {
    [
      "policy": .text(policy),
      "icon": .text(String(decoding: Packing.base64(icon), as: UTF8.self)),
    ].merging(PageForm.marks([.style, .script])) { $1 }
  }

  func fill(_ blank: PageForm.Blank, _ page: inout HTMLBuffer) {
    switch blank {
    case .style: page += style
    case .script: page += script
    default: break
    }
  }

  private var policy: String {
    func source(_ bytes: [UInt8]) -> String {
      "'sha256-\(String(decoding: Packing.base64(SHA256.digest(of: bytes)), as: UTF8.self))'"
    }
    return "default-src 'none'; script-src \(source(script)); style-src \(source(style)); "
      + "img-src data:; base-uri 'none'; form-action 'none'"
  }
}
