/// How the page looks: one stylesheet, which the page's content security policy knows by its hash.
enum Stylesheet {
  /// The SHA-256 of ``text`` in base64; a test computes it.
  static let sha256 = "y0rRWYFTtiSvjvYdnZ1dvO035UZtS6g3rEt0yg3NRb8="

  /// Four sizes of type; two families; three rules per table; colours only in figures and in the
  /// edge of a warning.
  static let text =
    "\n"
    + [
      typeRules, contentsRules, tableRules, figureRules, sourceRules, layoutRules, printRules,
    ]
    .joined(separator: "\n")
}
