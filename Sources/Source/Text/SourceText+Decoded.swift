extension SourceText {
  /// Takes text that was decoded before, such as that of a measured file.
  package init(decoded utf8: [UInt8]) {
    self.utf8 = utf8.isEmpty || utf8.last == UInt8(ascii: "\n") ? utf8 : utf8 + [UInt8(ascii: "\n")]
  }
}
