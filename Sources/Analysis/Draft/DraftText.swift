/// Texts of a file as a draft writes them: in YAML, and in comments.
enum DraftText {
  /// A text as YAML: a number as it is, anything else quoted where it must be.
  static func yaml(_ text: String) -> String {
    if Double.isDecimal(text) { return text }
    return looksLikeAlias(text) ? quoted(text) : YAMLText.text(text).inline
  }

  /// Whether a plan can hold a text: YAML's reader drops a byte order mark that begins one.
  static func survives(_ text: String) -> Bool { text.unicodeScalars.first != "\u{FEFF}" }

  /// A text as a comment shows it: as it is, or in quotes where it could be misread; cut when long.
  static func shown(_ text: String) -> String {
    if text.unicodeScalars.count > 24 { return shown(cut(text, at: 23)) + "…" }
    if text.contains("*") { return quoted(text) }
    let isPlain =
      text.unicodeScalars.allSatisfy(YAMLText.isPrintable) && text.first != " "
      && text.last != " " && !text.isEmpty && !text.contains { ",;()\"".contains($0) }
    return isPlain ? text : YAMLText.quoted(text)
  }

  /// A sentence as a comment shows it: whole, unless a plan could not hold what it quotes.
  static func sentence(_ text: String) -> String {
    let isSafe = !text.contains("*") && text.unicodeScalars.allSatisfy(YAMLText.isPrintable)
    return isSafe ? text : shown(text)
  }

  /// `a (3), b (5)`, cut when there are many.
  static func counts(_ values: [(code: String, count: Int)], most: Int = 6) -> String {
    let shown = values.prefix(most).map { "\(Self.shown($0.code)) (\($0.count))" }
    return (shown + (values.count > most ? ["…"] : [])).joined(separator: ", ")
  }

  /// A number as a comment shows it: at most six digits.
  static func number(_ value: Double) -> String {
    if let whole = Int(exactly: value) { return String(whole) }
    let magnitude = abs(value)
    guard magnitude >= 1e-4, magnitude < 1e6 else { return "\(value)" }
    var scale = 1.0
    while magnitude * scale < 100_000 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }

  /// The first characters of a text.
  static func cut(_ text: String, at length: Int) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
  }

  /// A list in brackets over as many lines as it needs.
  static func list(_ items: [String], after key: String, indent: String) -> [String] {
    var lines: [String] = []
    var line = indent + key + " ["
    for (i, item) in items.enumerated() {
      let piece = item + (i == items.count - 1 ? "]" : ",")
      if line.count + piece.count > 96, line.count > indent.count + 4, i > 0 {
        lines.append(line)
        line = indent + "    " + piece
      } else {
        line += (i == 0 ? "" : " ") + piece
      }
    }
    return lines + [line]
  }

  /// A plan is searched for `*` before YAML is read; a star in a text is no alias.
  private static func looksLikeAlias(_ text: String) -> Bool {
    text.contains("*") && text.contains("&")
      || text.contains(" *") || text.contains("[*") || text.contains("{*") || text.contains(",*")
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map { $0 == "*" ? "\\x2A" : YAMLText.escaped($0) }.joined() + "\""
  }
}
