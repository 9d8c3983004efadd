/// Reads the tables of a report in LaTeX; every command that it does not know is a fault.
enum LaTeXReader {
  /// The tables in their order; the parts of a table too wide for a page are one again.
  static func tables(_ text: String) throws -> [ReadTable] {
    var tables: [ReadTable] = []
    let lines = referred(text).split(separator: "\n").map(String.init)
    var index = 0
    var number = ""
    while index < lines.count {
      if lines[index].hasPrefix("{\\tabletype") {
        number = try start(of: lines[index])
      }
      guard lines[index].hasPrefix("\\begin{longtable}") else {
        index += 1
        continue
      }
      guard let end = lines[index...].firstIndex(of: "\\end{longtable}") else {
        throw ElementParser.Fault(words: "a longtable without end")
      }
      var table = try read(Array(lines[index + 1..<end]), number)
      for line in lines[(end + 1)...].prefix(while: { $0.hasPrefix("{\\footnotesize") }) {
        table.notes.append(try words(line))
      }
      if table.caption.hasSuffix(", continued"), let last = tables.indices.last {
        tables[last].join(table)
      } else {
        tables.append(table)
      }
      index = end
    }
    return tables
  }

  /// The text with the numbers of tables and figures where they are referred to.
  private static func referred(_ text: String) -> String {
    var numbers: [Substring: Substring] = [:]
    var number = Substring()
    for line in text.split(separator: "\n") {
      for name in ["table", "figure"] {
        let pieces = line.split(separator: "\\renewcommand{\\the\(name)}{", maxSplits: 1)
        if pieces.count == 2 || line.hasPrefix("\\renewcommand{\\the\(name)}{") {
          number = (pieces.last ?? "").prefix { $0 != "}" }
        }
      }
      guard line.hasPrefix("\\caption") else { continue }
      for label in line.split(separator: "\\label{").dropFirst() {
        numbers[label.prefix { $0 != "}" }] = number
      }
    }
    var pieces = text.split(separator: "\\ref*{", omittingEmptySubsequences: false)[...]
    var result = String(pieces.popFirst() ?? "")
    for piece in pieces {
      let label = piece.prefix { $0 != "}" }
      result += (numbers[label] ?? "?") + piece.dropFirst(label.count + 1)
    }
    return result
  }

  /// The number before a caption with what ends it; empty where none is counted.
  private static func start(of line: String) throws -> String {
    let pieces = line.split(separator: "\\renewcommand{\\thetable}{")
    guard pieces.count == 2 else { return "" }
    let number = pieces[1].prefix { $0 != "}" }
    let ends = ["colon": ":", "colonline": ":", "space": "", "newline": ""]
    let setup = pieces[1].split(separator: "labelsep=").dropFirst().first
    let name = setup.map { String($0.prefix { $0 != "}" }) }
    return "Table \(number)" + (name.map { ends[$0] ?? "." } ?? ".")
  }

  private static func read(_ lines: [String], _ number: String) throws -> ReadTable {
    var table = ReadTable()
    let captions = try words(lines[0].replacing(end: "\\\\*"))
    let isCounted = lines[0].hasPrefix("\\caption[]")
    table.caption = isCounted ? ReadTable.plain(number + " " + captions) : captions
    let first = lines.firstIndex(of: "\\endfirsthead") ?? 0
    let last = lines.lastIndex(of: "\\endlastfoot") ?? first
    let heads = lines[2..<first].filter { $0 != "\\midrule" }
    table.setHeads(
      try heads.map { try cells($0).map { (text: try words($0), count: count($0)) } })
    var isBelow = false
    for line in lines[(last + 1)...] {
      if line == "\\abovenotes" { continue }
      if line == "\\bottomrule" {
        isBelow = true
      } else if isBelow {
        table.notes.append(try words(line.replacing(end: "\\\\*")))
      } else {
        table.rows.append(try cells(line).map(words))
      }
    }
    return table
  }

  /// The cells of a row: what stands between `&` outside braces, before `\\`.
  private static func cells(_ line: String) -> [String] {
    var cells = [""]
    var depth = 0
    var scalars = Array(line.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\\", depth == 0, scalars.first == "\\" { break }
      switch scalar {
      case "{": depth += 1
      case "}": depth -= 1
      case "&" where depth == 0:
        cells.append("")
        continue
      case "\\":
        cells[cells.count - 1].unicodeScalars.append(scalar)
        if let next = scalars.popFirst() { cells[cells.count - 1].unicodeScalars.append(next) }
        continue
      default: break
      }
      cells[cells.count - 1].unicodeScalars.append(scalar)
    }
    return cells
  }

  private static func count(_ cell: String) -> Int {
    let rest = cell.drop { $0 == " " }
    guard rest.hasPrefix("\\multicolumn{") else { return 1 }
    return Int(rest.dropFirst("\\multicolumn{".count).prefix { $0 != "}" }) ?? 0
  }

  /// The words that LaTeX prints.
  static func words(_ text: String) throws -> String {
    var rest = Array(text.unicodeScalars)[...]
    return ReadTable.plain(try group(&rest))
  }

  private static func group(_ rest: inout ArraySlice<Unicode.Scalar>) throws -> String {
    var result = ""
    while let scalar = rest.popFirst() {
      switch scalar {
      case "}": return result
      case "{": result += try group(&rest)
      case "~": result += " "
      case "\\": result += try command(&rest)
      case "$", "&", "#", "%", "_", "^": throw ElementParser.Fault(words: "a bare \(scalar)")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func command(_ rest: inout ArraySlice<Unicode.Scalar>) throws -> String {
    var name = String.UnicodeScalarView()
    while let next = rest.first, next.isASCII, next.properties.isAlphabetic {
      name.append(next)
      rest.removeFirst()
    }
    if name.isEmpty {
      guard let next = rest.popFirst() else { throw ElementParser.Fault(words: "a lone \\") }
      return next == " " ? " " : String(next)
    }
    while rest.first == " " { rest.removeFirst() }
    let command = String(name)
    if let character = characters[command] { return character }
    switch command {
    case "level", "centred", "itshape", "footnotesize", "noindent", "par", "phantomsection",
      "leavevmode", "allowbreak":
      return ""
    case "linebreak", "newline": return " "
    case "pad", "label":
      _ = try argument(&rest)
      return ""
    case "textbf", "emph", "texttt", "textsuperscript", "textsubscript", "rlap", "rightleft":
      return try argument(&rest)
    case "codepoint":
      let code = try argument(&rest)
      return UInt32(code, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? "?"
    case "href":
      skip(&rest)
      return try argument(&rest)
    case "multicolumn":
      _ = try argument(&rest)
      skip(&rest)
      return try argument(&rest)
    case "caption":
      if rest.first == "*" { rest.removeFirst() } else { rest.removeFirst(2) }
      return try argument(&rest)
    case "hyperref":
      while let next = rest.popFirst(), next != "]" {}
      return try argument(&rest)
    default: throw ElementParser.Fault(words: "\\\(command) is not known")
    }
  }

  /// Passes an argument by that is not printed.
  private static func skip(_ rest: inout ArraySlice<Unicode.Scalar>) {
    var depth = 0
    while let next = rest.popFirst() {
      depth += next == "{" ? 1 : next == "}" ? -1 : 0
      if depth == 0 { return }
    }
  }

  private static func argument(_ rest: inout ArraySlice<Unicode.Scalar>) throws -> String {
    guard rest.popFirst() == "{" else { throw ElementParser.Fault(words: "no argument") }
    return try group(&rest)
  }

  private static let characters = [
    "textbackslash": "\\", "textasciicircum": "^", "textasciitilde": "~", "textless": "<",
    "textgreater": ">", "textbar": "|", "textquotedbl": "\"", "textquotesingle": "'",
    "textasciigrave": "`",
  ]
}

extension String {
  /// The text without what it ends with.
  fileprivate func replacing(end: String) -> String {
    hasSuffix(end) ? String(dropLast(end.count)) : self
  }
}
