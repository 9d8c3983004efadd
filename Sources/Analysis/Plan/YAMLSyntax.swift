import Cohorts
import Yams

/// Says in plain words what is wrong with a plan that is not YAML.
struct YAMLSyntax {
  /// The plan.
  let text: PlanText

  /// The problem behind an error of Yams.
  func problem(_ error: any Error) -> Problem {
    guard let error = error as? YamlError else {
      return Problem("the plan cannot be read", at: Place(file: text.file))
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      if let context, problem == "found unexpected end of stream" {
        return Problem("the quote that opens here is not closed", at: place(context.mark))
      }
      let isEscape = problem == "found unknown escape character"
      let sentence = sentence(problem, at: place(mark))
      return Problem(sentence + (isEscape ? "" : hint(at: place(mark))), at: place(mark))
    case .composer(_, let problem, let mark, _):
      return Problem(sentence(problem, at: place(mark)), at: place(mark))
    case .duplicatedKeysInMapping(let keys, let context):
      return duplicate(keys.first ?? "", first: place(context.mark))
    default:
      return Problem("the plan cannot be read as YAML", at: Place(file: text.file))
    }
  }

  private func place(_ mark: Mark) -> Place {
    Place(file: text.file, line: mark.line, column: mark.column)
  }

  private func sentence(_ problem: String, at place: Place) -> String {
    switch problem {
    case "mapping values are not allowed in this context":
      return "a \":\" stands here where no key can be"
    case "did not find expected ',' or '}'": return "expected \",\" or \"}\" here"
    case "did not find expected ',' or ']'": return "expected \",\" or \"]\" here"
    case "did not find expected key": return "expected a key here; check the indentation"
    case "did not find expected '-' indicator":
      return "expected \"- \" here, as in the entries above; check the indentation"
    case "could not find expected ':'": return "expected \":\" after a key"
    case "block sequence entries are not allowed in this context":
      return "a \"- \" entry cannot stand here; check the indentation"
    case "found undefined alias":
      return "aliases are not part of the plan language; quote the \"*\""
    case "but found another document": return "a plan is one document; \"---\" begins another here"
    case let problem where problem.hasPrefix("Maximum nesting level"):
      return "nested deeper than \(PlanComposer.deepest) levels"
    default: return character(problem, at: place)
    }
  }

  private func character(_ problem: String, at place: Place) -> String {
    if text[place] == "\t" { return "a tab cannot indent a line; use spaces" }
    if problem == "did not find expected node content" { return "expected a value here" }
    if problem == "found unknown escape character" {
      return "double quotes do not know this escape; use single quotes"
    }
    guard problem == "found character that cannot start any token", let found = text[place] else {
      return "this is not YAML: \(problem)"
    }
    return "a value cannot begin with \"\(found)\"; quote it"
  }

  private func duplicate(_ key: String, first: Place) -> Problem {
    let second = (first.line).flatMap { start in
      text.lines.indices.dropFirst(start).first { index in
        guard let column = first.column else { return false }
        let rest = String(String.UnicodeScalarView(text.lines[index].dropFirst(column - 1)))
        let opens = text.lines[index].prefix(column - 1).allSatisfy { $0 == " " || $0 == "-" }
        return opens && [key, "\"\(key)\"", "'\(key)'"].contains { rest.hasPrefix($0 + ":") }
      }
    }
    guard let second else {
      return Problem("the key \"\(key)\" stands twice in one mapping" + hint(at: first), at: first)
    }
    return Problem(
      "the key \"\(key)\" stands twice; the first is at line \(first.line ?? 1)",
      at: Place(file: text.file, line: second + 1, column: first.column))
  }

  /// The quoted form of the value in which YAML stumbled.
  private func hint(at place: Place) -> String {
    guard let line = text.line(of: place), let column = place.column,
      let cut = CutText(line: line, before: column - 1)
    else { return "" }
    return
      "; a text with a comma, bracket, quote, # or : must be quoted: \(cut.key): \(cut.quoted)"
  }
}

/// The value that begins before a column of a line, whole, as it should have been quoted.
private struct CutText {
  let key: String
  let value: String
  var quoted: String { YAMLText.quoted(value) }

  init?(line: [Unicode.Scalar], before column: Int) {
    let isName = { (s: Unicode.Scalar) in s.properties.isAlphabetic || s == "_" }
    let colons = line.indices.filter { index in
      line[index] == ":" && index < column && index > 0 && isName(line[index - 1])
        && line.indices.contains(index + 1) && line[index + 1] == " "
    }
    guard
      let colon = colons.last(where: { !Self.isInQuotes($0, of: line) }) ?? colons.last
    else { return nil }
    let name = line[..<colon].reversed().prefix(while: isName).reversed()
    key = String(String.UnicodeScalarView(name))
    let isFlow = line[..<colon].contains("{")
    let rest = line[(colon + 1)...].drop { $0 == " " }
    let end = isFlow ? Self.end(of: rest) : rest.endIndex
    value = String(String.UnicodeScalarView(rest[..<end]))
    if value.isEmpty || value.hasPrefix("[") || value.hasPrefix("{") { return nil }
  }

  private static func isInQuotes(_ index: Int, of line: [Unicode.Scalar]) -> Bool {
    line[..<index].count { $0 == "\"" } % 2 == 1
  }

  /// Where a value in braces ends: at a comma or brace outside its own quotes and brackets.
  private static func end(of rest: ArraySlice<Unicode.Scalar>) -> Int {
    var depth = 0
    var quote: Unicode.Scalar?
    for index in rest.indices {
      let scalar = rest[index]
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if "([{".unicodeScalars.contains(scalar) {
        depth += 1
      } else if ")]}".unicodeScalars.contains(scalar) {
        if depth == 0 { return index }
        depth -= 1
      } else if scalar == ",", depth == 0 {
        return index
      }
    }
    return rest.endIndex
  }
}
