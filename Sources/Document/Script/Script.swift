/// What the page does beyond being read: one script of ours, which the page's content security
/// policy knows by its hash.
///
/// It adds to the page and holds none of its content: without it everything is there but the panels
/// and the readings of curves. It writes text alone, never markup.
enum Script {
  /// The SHA-256 of ``text`` in base64; a test computes it.
  static let sha256 = "TlcyucZo5sfIUjQVJpAgmBhEweNuNoo0zDxILXp7lBc="

  /// The script, of its parts in their order.
  static let text =
    "\n"
    + [openingScript, contentsScript, sourceScript, readingScript].joined(separator: "\n")
}
