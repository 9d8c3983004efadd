import Document
import Testing

/// What keeps a LaTeX run from stopping.
@Suite struct LaTeXTests {
  @Test(arguments: [
    ("\\ { } $ & #", "\\textbackslash{} \\{ \\} \\$ \\& \\#"),
    (
      "% _ ^ ~ < > |",
      "\\% \\_ \\textasciicircum{} \\textasciitilde{} \\textless{} \\textgreater{} \\textbar{}"
    ),
    (
      "\"a\" 'b' `c`",
      "\\textquotedbl{}a\\textquotedbl{} \\textquotesingle{}b\\textquotesingle{} \\textasciigrave{}c\\textasciigrave{}"
    ),
    ("a--b ,,c", "a-{}-b ,{},c"), ("[1] *", "{[}1{]} {*}"), ("−1.2–3 é", "−1.2–3 é"),
    ("a\u{0}\u{202E}\nb", "a b"), ("x שלום עולם y", "x \\rightleft{שלום עולם} y"),
    ("<\u{338}", "\\textless{}\u{338}"),
  ])
  func textIsEscaped(_ text: String, _ escaped: String) {
    #expect(LaTeXEscaping.escape(text) == escaped)
  }

  @Test func codeKeepsItsSpaces() {
    #expect(LaTeXEscaping.codeLine("  a: b") == "\\ \\ a:\\ b")
  }

  @Test(arguments: 300...312) func bracesAndEnvironmentsAreClosed(_ seed: UInt64) {
    var random = RandomDocument(seed: seed)
    let text = random.document().latex()
    var depth = 0
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch scalar {
      case "\\": isEscaped = true
      case "{": depth += 1
      case "}": depth -= 1
      default: break
      }
      if depth < 0 { break }
    }
    #expect(depth == 0)
    var open: [Substring] = []
    for piece in text.split(separator: "\\").dropFirst() {
      let name = piece.prefix { $0 != "}" }
      if name.hasPrefix("begin{") { open.append(name.dropFirst(6)) }
      if name.hasPrefix("end{") { #expect(open.popLast() == name.dropFirst(4)) }
    }
    #expect(open == [])
  }

  @Test(arguments: 300...312) func everyCharacterIsDeclared(_ seed: UInt64) {
    var random = RandomDocument(seed: seed)
    let text = random.document().latex()
    var declared: Set<String> = []
    for line in text.split(separator: "\n") {
      for command in ["\\definecharacter{", "\\allowcharacter{"] where line.hasPrefix(command) {
        declared.insert(String(line.dropFirst(command.count).prefix { $0 != "}" }))
      }
    }
    for scalar in text.unicodeScalars where !scalar.isASCII {
      let code = String(scalar.value, radix: 16, uppercase: true)
      #expect(declared.contains(String(repeating: "0", count: max(0, 4 - code.count)) + code))
    }
  }

  @Test func numbersAndLabelsAreTheReports() {
    let table = Table(
      id: "fig1-thresholds", number: "Table 4b", caption: ["Thresholds"],
      columns: [Table.Column("a", .text)], rows: [])
    let document = Document(
      title: ["T"],
      blocks: [
        .table(table),
        .paragraph([
          .link(["Table 4b"], to: "#fig1-thresholds"), .link(["here"], to: "#fig1-thresholds"),
          .link(["DOI"], to: "https://doi.org/10.1/a_b%28c"), .link(["no"], to: "javascript:x"),
        ]),
      ])
    let text = document.latex()
    #expect(text.contains("\\renewcommand{\\thetable}{4b}"))
    #expect(text.contains("\\caption[]{Thresholds}\\label{fig1-thresholds}"))
    #expect(text.contains("\\hyperref[fig1-thresholds]{Table~\\ref*{fig1-thresholds}}"))
    #expect(text.contains("\\hyperref[fig1-thresholds]{here}"))
    #expect(text.contains("\\href{https://doi.org/10.1/a\\_b\\%28c}{DOI}no"))
  }
}
