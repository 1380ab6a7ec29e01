internal import Profiler

/// The page of calls, which its script draws as a tree, a flame graph or an icicle.
struct ProfileCallsPage {
  let content: ProfileContent

  func rendered(in shells: ProfileShells) -> [UInt8] {
    let form = shells.pageForm(
      "profile-calls",
      [
        "pages": ProfileShells.tabs(content, current: ProfilePageName.calls),
        "measured": .text(TimeText.duration(content.analysis.overview.measured)),
      ].merging(PageForm.marks([])) { $1 })
    var page = HTMLBuffer(capacity: form.size)
    form.write(to: &page) { _, _ in }
    return page.bytes
  }
}
