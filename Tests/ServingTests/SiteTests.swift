internal import Serving
internal import TestSupport
internal import Testing

/// What browsers get, and what nobody does.
@Suite struct `A site` {
  private let folder: TemporaryFolder
  private let site: Site

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.page, to: "pages/index.html")
    try folder.write("a {}", to: "pages/style.css")
    try folder.write("secret", to: "pages/.hidden")
    try folder.write("secret", to: "secret.html")
    try folder.write("secret", to: "pages/inner/secret.html")
    let linking = try Command(
      ["ln", "-s", folder.path("secret.html"), folder.path("pages/link.html")]
    ).run()
    try #require(linking.code == 0)
    site = try #require(Site(folder.path("pages"), port: 8642))
  }

  private static let page = """
    <head><meta content="default-src 'none'; script-src 'self'"></head><body>é</body>
    """

  private func get(_ target: String, host: String? = "127.0.0.1:8642") -> SiteAnswer {
    site.answer("GET", target, host: host)
  }

  @Test(arguments: ["/", "/index.html", "/index.html?f=a#L3", "/%69ndex%2Ehtml"])
  func `serves pages, with a script that waits for new ones`(target: String) {
    let live = """
      <head><meta content="default-src 'none'; connect-src 'self'; script-src 'self'">\
      <script src="/~live.js" defer></script></head><body>é</body>
      """
    #expect(get(target) == .page(Array(live.utf8), type: "text/html; charset=utf-8"))
  }

  @Test func `serves other files as they are`() {
    #expect(get("/style.css") == .page(Array("a {}".utf8), type: "text/css; charset=utf-8"))
    #expect(get("/~live") == .events)
    #expect(site.answer("HEAD", "/style.css", host: "LOCALHOST:8642") == get("/style.css"))
  }

  @Test(arguments: [
    "/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "/%2e%2e%2fsecret.html",
    "/inner/secret.html", "/inner%2Fsecret.html", "//secret.html", "/./index.html", "/.hidden",
    "/%2ehidden", "/link.html", "/inner", "/..", "/nosuch.html", "", "secret.html", "*",
    "http://127.0.0.1:8642/index.html", "/index.html%00", "/%", "/%2", "/%+1", "/%zz",
    "/..\\secret.html", "/%5c..%5csecret.html", "/%c0%ae%c0%ae/secret.html", "/etc/passwd",
  ])
  func `serves nothing from elsewhere`(target: String) {
    #expect(get(target) == .refused(404, "Not Found"))
  }

  @Test(arguments: [
    nil, "", "evil.example", "evil.example:8642", "127.0.0.1", "127.0.0.1:80",
    "localhost.evil:8642",
    "127.0.0.1:8642.evil.example", "127.0.0.1:8642 ", "0.0.0.0:8642",
  ])
  func `serves nobody who asks another host`(host: String?) {
    #expect(get("/", host: host) == .refused(403, "Forbidden"))
    #expect(get("/~live", host: host) == .refused(403, "Forbidden"))
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "get"])
  func `changes nothing`(method: String) {
    #expect(
      site.answer(method, "/", host: "localhost:8642") == .refused(405, "Method Not Allowed"))
  }

  @Test func `is none without its folder`() {
    #expect((Site(folder.path("nosuch"), port: 1) == nil) as Bool)
  }
}
