internal import Files

/// The pages of a report as a browser on this machine asks for them.
///
/// Whoever asks has to name this machine in the Host header: a page from elsewhere, whose name was
/// made to stand for 127.0.0.1, gets nothing. Names of files have no slash, so that nothing outside
/// of the folder has one.
package struct Site: Sendable {
  private let folder: String
  private let hosts: Set<String>

  /// Where pages listen for the next version, and the script with which they do.
  package static let events = "/~live"
  private static let script = "/~live.js"

  /// - Parameter folder: that of the report, which has to exist.
  package init?(_ folder: String, port: Int) {
    guard let folder = Files.resolved(folder) else { return nil }
    self.folder = folder
    let names = ["127.0.0.1", "localhost", "[::1]"]
    hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
  }

  /// What is answered to a request.
  ///
  /// - Parameter target: the path and what follows it, as it was sent.
  package func answer(_ method: String, _ target: String, host: String?) -> SiteAnswer {
    guard let host, hosts.contains(host.lowercased()) else { return .refused(403, "Forbidden") }
    guard method == "GET" || method == "HEAD" else { return .refused(405, "Method Not Allowed") }
    let path = target.prefix { $0 != "?" && $0 != "#" }
    if path == Self.events { return .events }
    if path == Self.script { return .page(Array(Self.liveScript.utf8), type: Self.type(of: path)) }
    guard let name = Self.name(path), let bytes = content(name) else {
      return .refused(404, "Not Found")
    }
    let type = Self.type(of: name[...])
    return .page(name.hasSuffix(".html") ? Self.live(bytes) : bytes, type: type)
  }

  /// The name of a file in the folder; nil for every path that leads elsewhere.
  private static func name(_ path: Substring) -> String? {
    guard path.hasPrefix("/"), let bytes = decoded(path.dropFirst().utf8) else { return nil }
    if bytes.isEmpty { return "index.html" }
    guard bytes[0] != UInt8(ascii: "."),
      !bytes.contains(where: { $0 == 0 || $0 == 0x2F || $0 == 0x5C })
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes that percent signs stand for in a path.
  private static func decoded(_ path: Substring.UTF8View) -> [UInt8]? {
    var result: [UInt8] = []
    var rest = path[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else { result.append(byte); continue }
      let digits = rest.prefix(2)
      guard digits.count == 2,
        digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      else { return nil }
      result.append(value)
      rest = rest.dropFirst(2)
    }
    return result
  }

  /// A file of the folder itself; a link is followed nowhere.
  private func content(_ name: String) -> [UInt8]? {
    let path = Paths.join(folder, name)
    guard Files.resolved(path) == path, Files.isFile(path) else { return nil }
    return try? Files.read(path)
  }

  /// The page with a script that loads it anew when there is another version.
  private static func live(_ page: [UInt8]) -> [UInt8] {
    String(decoding: page, as: UTF8.self)
      .replacing(
        "default-src 'none';", with: "default-src 'none'; connect-src 'self';", maxReplacements: 1
      )
      .replacing(
        "</head>", with: "<script src=\"\(script)\" defer></script></head>", maxReplacements: 1
      )
      .utf8.map { $0 }
  }

  private static let liveScript = """
    "use strict";
    new EventSource("\(events)").onmessage = () => location.reload();

    """

  private static func type(of name: Substring) -> String {
    switch name.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "json": "application/json"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    default: "application/octet-stream"
    }
  }
}

/// The answer to a request.
package enum SiteAnswer: Hashable, Sendable {
  case page([UInt8], type: String)

  /// A stream that goes on for as long as the page is open.
  case events

  /// - Parameters: a status of HTTP and its words.
  case refused(Int, String)
}
