import Figures

/// Escaping for LaTeX: text that stands for itself, also at the start of a table's row.
package enum LaTeXEscaping {
  /// Text inside a paragraph, a cell or an argument.
  ///
  /// Characters beyond ASCII stay as they are; the
  /// preamble declares those that are used.
  package static func escape(_ text: String) -> String {
    var result = ""
    for run in TextDirection.runs(text) {
      let words = leftToRight(run.text)
      result += run.isRightToLeft ? "\\rightleft{\(words)}" : words
    }
    return result
  }

  /// A number whose spaces do not break.
  package static func number(_ text: String) -> String {
    String(escape(text).map { $0 == " " ? "~" : $0 })
  }

  /// A name or a formula, which may break behind its marks.
  package static func code(_ text: String) -> String {
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      piece.append(scalar)
      guard "._/,()*+^=-".unicodeScalars.contains(scalar) else { continue }
      pieces.append(escape(String(piece)))
      piece = String.UnicodeScalarView()
    }
    if !piece.isEmpty { pieces.append(escape(String(piece))) }
    return pieces.joined(separator: "\\allowbreak{}")
  }

  /// A line of code: every space counts.
  package static func codeLine(_ text: String) -> String {
    escape(text).split(separator: " ", omittingEmptySubsequences: false).joined(separator: "\\ ")
  }

  private static func leftToRight(_ text: String) -> String {
    var result = ""
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let escaped = escapes[scalar] {
        result += escaped
      } else {
        if scalar == last, "-,".unicodeScalars.contains(scalar) { result += "{}" }
        result.unicodeScalars.append(scalar)
      }
      last = scalar
    }
    return result
  }

  /// What TeX reads as a command; brackets, because a row that begins with one would be read as an
  /// argument of the line before; quotes, because fonts turn them into others;
  /// U+FFFD, because LuaTeX takes it for a fault of the file.
  private static let escapes: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
    "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\textquotedbl{}",
    "'": "\\textquotesingle{}", "`": "\\textasciigrave{}", "[": "{[}", "]": "{]}", "*": "{*}",
    "\u{FFFD}": "\\codepoint{FFFD}",
  ]

  /// The label of a place that links lead to: its id where TeX takes that.
  static func label(_ target: LinkTargets.Target) -> String {
    var isPlain = true
    var name = ""
    for scalar in target.id.unicodeScalars {
      let isKept =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-:.".unicodeScalars.contains(scalar))
      name.unicodeScalars.append(isKept ? scalar : "-")
      isPlain = isPlain && isKept
    }
    return isPlain && !name.isEmpty ? name : name.prefix(40) + ".\(target.index)"
  }

  /// A web address as an argument of `\href`.
  static func address(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "%", "#", "&", "_": result += "\\" + String(character)
      case "~": result += "\\%7E"
      case "$": result += "\\%24"
      default: result.append(character)
      }
    }
    return result
  }

  /// Text for the fields and outlines of a PDF, which hold characters and no commands.
  static func outline(_ text: String) -> String {
    var result = ""
    for scalar in PrintableText.of(text).unicodeScalars {
      if let escaped = outlines[scalar] {
        result += escaped
      } else if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\unichar{\"\(LaTeXCharacters.hex(scalar))}"
      }
    }
    return result
  }

  private static let outlines: [Unicode.Scalar: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#",
    "%": "\\%", "_": "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
  ]
}
