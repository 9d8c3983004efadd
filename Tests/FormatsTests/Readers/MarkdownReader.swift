/// Reads the tables of a report in GitHub-flavoured Markdown.
enum MarkdownReader {
  /// A table: a line of bold words, an empty line, lines of pipes, and the notes below, if any.
  static func tables(_ text: String) -> [ReadTable] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(unquoted)
    var tables: [ReadTable] = []
    var index = 0
    while index < lines.count {
      guard isRow(lines[index]), index >= 2, index + 1 < lines.count,
        lines[index + 1].allSatisfy({ "|:- ".contains($0) }), isRow(lines[index + 1])
      else {
        index += 1
        continue
      }
      var table = ReadTable()
      table.caption = words(lines[index - 2])
      table.heads = cells(lines[index])
      index += 2
      while index < lines.count, isRow(lines[index]) {
        table.rows.append(cells(lines[index]))
        index += 1
      }
      if index + 1 < lines.count, lines[index].isEmpty { table.notes = notes(lines, index + 1) }
      tables.append(table)
    }
    return tables
  }

  /// Lines below a table up to the next empty one; each but the last ends with `<br>`.
  private static func notes(_ lines: [String], _ start: Int) -> [String] {
    var notes: [String] = []
    for line in lines[start...] {
      if line.isEmpty { break }
      notes.append(words(line.hasSuffix("<br>") ? String(line.dropLast(4)) : line))
      if !line.hasSuffix("<br>") { break }
    }
    return notes
  }

  private static func isRow(_ line: String) -> Bool {
    line.unicodeScalars.starts(with: "| ".unicodeScalars)
  }

  private static func unquoted(_ line: Substring) -> String {
    line.hasPrefix("> ") ? String(line.dropFirst(2)) : line == ">" ? "" : String(line)
  }

  /// The words between pipes that are not escaped.
  private static func cells(_ line: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for scalar in line.unicodeScalars.dropFirst() {
      if scalar == "|", !isEscaped {
        cells.append(words(cell))
        cell = ""
        continue
      }
      isEscaped = scalar == "\\" && !isEscaped
      cell.unicodeScalars.append(scalar)
    }
    return cells
  }

  /// The words of a line, its marks read: escapes, entities, elements, emphasis, code, links.
  static func words(_ text: String) -> String {
    var rest = Array(text.unicodeScalars)[...]
    return ReadTable.plain(inline(&rest, until: nil))
  }

  private static func inline(
    _ rest: inout ArraySlice<Unicode.Scalar>, until end: Unicode.Scalar?
  ) -> String {
    var result = ""
    while let scalar = rest.popFirst() {
      if scalar == end { return result }
      switch scalar {
      case "\\":
        if let next = rest.popFirst() { result.unicodeScalars.append(next) }
      case "&": result += (try? ElementParser.meaning(take(&rest, to: ";"))) ?? "?"
      case "<" where rest.first.map { !$0.properties.isAlphabetic && $0 != "/" } ?? true:
        result += "<"
      case "<":
        let tag = take(&rest, to: ">")
        if tag == "br" { result += " " }
      case "*": break
      case "`": result += take(&rest, to: "`")
      case "[":
        result += inline(&rest, until: "]")
        if rest.first == "(" { _ = take(&rest, to: ")") }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func take(
    _ rest: inout ArraySlice<Unicode.Scalar>, to end: Unicode.Scalar
  ) -> String {
    var result = String.UnicodeScalarView()
    while let scalar = rest.popFirst(), scalar != end { result.append(scalar) }
    return String(result)
  }
}
