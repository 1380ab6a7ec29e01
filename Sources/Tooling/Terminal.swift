internal import Glibc

/// Where a command's words go.
package enum Terminal {
  /// Prints a line on standard error, under the command's name.
  package static func complain(_ text: String) {
    write(unsafe "\(Tool.name): \(text)\n", to: STDERR_FILENO)
  }

  /// Prints on standard output.
  package static func say(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  package static func say(_ text: String) { say(Array(text.utf8)) }

  package static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Whether standard output is a person's screen that shows colours.
  package static var showsColour: Bool {
    isatty(STDOUT_FILENO) == 1 && Environment["NO_COLOR"] == nil && Environment["TERM"] != "dumb"
  }

  package static func exit(_ code: Int32) -> Never { Glibc.exit(code) }

  /// The screen's width in columns; nil when the output is not a screen.
  package static var width: Int? {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}
