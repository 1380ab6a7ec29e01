internal import Journal

/// A measured file and the spans of its code objects that were handed out so far.
@safe struct MeasuredFile {
  let id: JournalWriter.FileID

  /// By the stretch of lines, since programs make the same function many times over.
  var spans: [Stretch: UnsafeMutablePointer<LineSpan>] = unsafe [:]

  struct Stretch: Hashable {
    let firstLine: Int
    let count: Int

    /// Tells code objects of the same lines apart where their branches are recorded; 0 elsewhere.
    let contents: Int
  }
}
