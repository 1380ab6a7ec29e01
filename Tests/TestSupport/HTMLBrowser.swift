internal import Files
internal import Foundation
public import Testing

/// A Chromium without a window, driven over WebDriver (https://www.w3.org/TR/webdriver2).
public struct HTMLBrowser {
  public static let isInstalled = ["chromium", "chromedriver", "curl"].allSatisfy { name in
    Files.isExecutable("/usr/bin/\(name)")
  }
  public static let remedy: Comment =
    "no browser; run 'apt-get install chromium chromium-driver curl'"

  /// The process identifier of chromedriver.
  private let driver: Int32
  private let session: String

  /// Runs `body` with a browser of the given width, which is closed afterwards.
  public static func with(
    width: Int = 1280, scheme: String = "light", _ body: (HTMLBrowser) throws -> Void
  ) throws {
    let browser = try HTMLBrowser(width: width, scheme: scheme)
    defer { browser.close() }
    try body(browser)
  }

  private init(width: Int, scheme: String) throws {
    let started = try Command(["bash", "-c", Self.start]).run().output
    let found = try #require(started.firstMatch(of: /(?s)^(\d+)\n.*on port (\d+)\./), "\(started)")
    driver = try #require(Int32(found.output.1))
    let port = found.output.2
    let sessions = "http://127.0.0.1:\(port)/session"
    let options: [String: Any] = [
      "binary": "/usr/bin/chromium",
      "args": [
        "--headless", "--no-sandbox", "--disable-gpu", "--window-size=\(width),900",
        "--blink-settings=preferredColorScheme=\(scheme == "dark" ? 0 : 1)",
      ],
    ]
    let wanted: [String: Any] = [
      "browserName": "chrome", "goog:chromeOptions": options,
      "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
    ]
    let made = try Self.send("POST", sessions, ["capabilities": ["alwaysMatch": wanted]])
    let id = try #require((made as? [String: Any])?["sessionId"] as? String)
    session = "\(sessions)/\(id)"
  }

  public func close() {
    _ = try? Self.send("DELETE", session)
    kill(driver, SIGKILL)  // It inherits a mask that blocks the politer ones.
  }

  public func open(_ path: String, _ fragment: String = "") throws {
    let url = "file://\(path)\(fragment)"
    _ = try Self.send("POST", "\(session)/url", ["url": url])
  }

  /// Leaves the page, so that the next one is loaded even if its address differs in the fragment alone.
  public func leave() throws { _ = try Self.send("POST", "\(session)/url", ["url": "about:blank"]) }

  /// Presses keys one after the other where the focus is.
  public func press(_ keys: String...) throws {
    let strokes = keys.flatMap { key in
      [["type": "keyDown", "value": key], ["type": "keyUp", "value": key]]
    }
    let keyboard: [String: Any] = ["type": "key", "id": "keyboard", "actions": strokes]
    _ = try Self.send(
      "POST", "\(session)/actions", ["actions": [keyboard]])
  }

  /// What a JavaScript expression is worth, as text.
  public func evaluate(_ expression: String) throws -> String {
    let body: [String: Any] = ["script": "return String(\(expression))", "args": [Any]()]
    let value = try Self.send("POST", "\(session)/execute/sync", body)
    return try #require(value as? String)
  }

  /// What the pages complained about since the last call.
  public func complaints() throws -> [String] {
    let log = "\(session)/se/log"
    let entries = try Self.send("POST", log, ["type": "browser"]) as? [[String: Any]]
    return try #require(entries).compactMap { $0["message"] as? String }
  }

  /// The addresses that pages asked for since the last call, beyond this machine's files.
  public func requests() throws -> [String] {
    let log = "\(session)/se/log"
    let entries = try Self.send("POST", log, ["type": "performance"]) as? [[String: Any]]
    return try #require(entries).compactMap { $0["message"] as? String }
      .filter { $0.contains("Network.requestWillBeSent\"") }
      .compactMap {
        $0.firstMatch(of: /"request":\{.*?"url":"([^"]*)"/).map { String($0.output.1) }
      }
      .filter { !$0.hasPrefix("file:") && !$0.hasPrefix("data:") && !$0.hasPrefix("about:") }
  }

  /// Waits until an expression is true, which scripts that load data make it.
  public func wait(for expression: String) throws {
    let body: [String: Any] = [
      "script": """
      const [done] = arguments;
      const look = () => { if (\(expression)) done(true); else requestAnimationFrame(look); };
      look();
      """, "args": [Any](),
    ]
    _ = try Self.send("POST", "\(session)/execute/async", body)
  }

  /// Starts chromedriver and waits until it says its port, or that it cannot.
  ///
  /// What stays behind must hold no descriptor of ours: Foundation waits for all of them to close.
  private static let start = """
    log=$(mktemp)
    (
      for file in /proc/$BASHPID/fd/*; do eval "exec ${file##*/}>&-"; done
      exec chromedriver --port=0 > "$log" 2> /dev/null < /dev/null
    ) &
    echo $!
    while kill -0 $! && ! grep -q 'on port [0-9]*\\.' "$log"; do sleep 0.01; done
    cat "$log"
    rm "$log"
    """

  private static func send(
    _ method: String, _ url: String, _ body: [String: Any] = [:]
  ) throws -> Any? {
    let data = try JSONSerialization.data(withJSONObject: body)
    let arguments = ["curl", "-sS", "-X", method, "--data-binary", "@-", url]
    let outcome = try Command(arguments, input: String(decoding: data, as: UTF8.self)).run()
    try #require(outcome.code == 0, "\(url): \(outcome.errors)")
    let answer = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let value = (answer as? [String: Any])?["value"]
    try #require((value as? [String: Any])?["error"] == nil, "\(url): \(outcome.output)")
    return value
  }
}
