import Document

/// Reads CSV as RFC 4180 has it, and the tables written as such.
enum CSVTableReader {
  /// The lines' fields.
  static func lines(_ text: String) -> [[String]] {
    var lines: [[String]] = []
    var (line, field): ([String], String) = ([], "")
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where scalars.first == "\"":
        field.unicodeScalars.append(scalar)
        scalars.removeFirst()
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        line.append(field)
        field = ""
      case ("\r", false): break
      case ("\n", false):
        lines.append(line + [field])
        (line, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    return lines
  }

  /// A field without the apostrophe that keeps it from being a formula.
  static func words(_ field: String) -> String {
    let rest = field.unicodeScalars.drop { $0 == "'" || $0.properties.isWhitespace }
    let isGuarded =
      field.unicodeScalars.first == "'"
      && rest.first.map { "=+@-＝＋＠－".unicodeScalars.contains($0) } == true
    return ReadTable.plain(isGuarded ? String(field.unicodeScalars.dropFirst()) : field)
  }

  /// A table's heads and rows; the notes and the caption from the file beside them.
  static func table(_ csv: String, _ notes: String, id: String) -> ReadTable {
    var result = ReadTable()
    let lines = lines(csv).map { $0.map(words) }
    result.heads = lines.first ?? []
    result.rows = Array(lines.dropFirst())
    for line in Self.lines(notes).dropFirst() where line.count == 6 && words(line[0]) == id {
      let text = words(line[5])
      switch line[2] {
      case "caption": result.caption = ReadTable.plain(line[1] + ". " + text)
      case "note": result.notes.append(ReadTable.plain(words(line[3]) + " " + text))
      default: result.notes.append(text)
      }
    }
    return result
  }
}
