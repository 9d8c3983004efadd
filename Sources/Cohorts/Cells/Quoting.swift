/// A text as messages show it: in quotes, control characters escaped, cut at 60 characters.
func quoted(_ text: String) -> String {
  var shown = ""
  var count = 0
  for character in text {
    guard count < 60 else { return "\"\(shown)…\"" }
    shown += character.unicodeScalars.map(escaped).joined()
    count += 1
  }
  return "\"\(shown)\""
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\n": "\\n"
  case "\r": "\\r"
  case "\t": "\\t"
  case "\"": "\\\""
  case "\\": "\\\\"
  default:
    scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value
      ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
  }
}

/// A number as messages and labels show it: up to six significant digits, no ".0".
func plain(_ value: Double) -> String {
  guard value.isFinite else { return "\(value)" }
  if abs(value) < 1e15, let whole = Int(exactly: value) { return String(whole) }
  let text = "\(value)"
  guard text.utf8.count > 8, abs(value) < 1e6, abs(value) >= 1e-4 else { return text }
  var (scale, magnitude) = (1.0, abs(value))
  while magnitude < 100_000 {
    magnitude *= 10
    scale *= 10
  }
  let rounded = (value * scale).rounded() / scale
  if let whole = Int(exactly: rounded) { return String(whole) }
  return "\(rounded)"
}

/// A list for a sentence, cut when it is long.
func listed(_ items: [String], limit: Int = 12) -> String {
  guard items.count > limit else { return items.joined(separator: ", ") }
  return items.prefix(limit).joined(separator: ", ") + ", … (\(items.count) in all)"
}

/// A count and its noun.
func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? singular : plural ?? singular + "s")"
}
