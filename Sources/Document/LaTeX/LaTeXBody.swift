import Figures

/// Writes the text of a report, block by block.
struct LaTeXBody {
  private let document: Document
  private let figureFolder: String
  private let inline: LaTeXInline
  private var labels: Set<String> = []
  private var isLandscape = false
  private var parts: [String] = []

  init(_ document: Document, figureFolder: String) {
    self.document = document
    self.figureFolder = figureFolder
    inline = LaTeXInline(targets: LinkTargets(document))
  }

  /// The whole text.
  mutating func text() -> String {
    if !document.notice.isEmpty {
      add("\\textbf{\(inline.text(document.notice))}\\par")
    }
    add("{\\raggedright\\LARGE \(inline.text(document.title))\\par}")
    if !document.citation.isEmpty { add("{\\small \(inline.text(document.citation))\\par}") }
    for (index, block) in document.blocks.enumerated() {
      if let next = document.blocks.dropFirst(index + 1).first { reserve(block, before: next) }
      write(block)
    }
    turn(toLandscape: false)
    return parts.joined(separator: "\n\n")
  }

  /// Lets a heading go to the next page with the short table below it: longtable would leave it.
  private mutating func reserve(_ block: Block, before next: Block) {
    guard case .heading = block, case .table(let table) = next else { return }
    let layout = TableLayout(table)
    guard layout.staysWhole, !layout.isLandscape else { return }
    turn(toLandscape: false)
    add("\\room{\(Int(layout.height) + 40)bp}")
  }

  private mutating func add(_ part: String) { parts.append(part) }

  private mutating func write(_ block: Block) {
    if case .table = block {} else { turn(toLandscape: false) }
    switch block {
    case .heading(let level, let id, let text): heading(level, id, text)
    case .paragraph(let content): add(inline.text(content))
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .list(let items, let isOrdered): list(items, isOrdered ? "enumerate" : "itemize")
    case .callout(let callout): write(callout)
    case .definitions(let definitions):
      for item in definitions {
        add(
          "{\\raggedright\\hangindent=2em\\hangafter=1 \\textbf{\(inline.text(item.term))}: "
            + "\(inline.text(item.description))\\par}")
      }
    case .code(let text): code(text)
    case .details(let summary, let blocks):
      add("\\emph{\(inline.text(summary))}\\par")
      for inner in blocks { write(inner) }
    }
  }

  private mutating func heading(_ level: Int, _ id: String, _ text: [Inline]) {
    let command = level <= 2 ? "section" : level == 3 ? "subsection" : "subsubsection"
    let outline = LaTeXEscaping.outline(text.plainText)
    let label = inline.label(id, &labels)
    add("\\\(command){\\texorpdfstring{\(inline.text(text))}{\(outline)}}\(label)")
  }

  private mutating func list(_ items: [[Inline]], _ name: String) {
    if items.isEmpty { return }
    let lines = items.map { "\\item " + inline.text($0) }
    add((["\\begin{\(name)}"] + lines + ["\\end{\(name)}"]).joined(separator: "\n"))
  }

  private mutating func write(_ callout: Callout) {
    let word =
      switch callout.kind {
      case .note: "Note"
      case .warning: "Warning"
      }
    add("\\textbf{\(word)}\\par")
    for block in callout.blocks {
      if case .paragraph(let content) = block {
        add("{\\leftskip=1.5em \(inline.text(content))\\par}")
      } else {
        write(block)
      }
    }
  }

  private mutating func code(_ text: String) {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let printed = lines.map { "\\leavevmode " + LaTeXEscaping.codeLine(String($0)) + "\\par" }
    let begin = "{\\raggedright\\parskip=0pt\\ttfamily\\scriptsize"
    add(([begin] + printed + ["}"]).joined(separator: "\n"))
  }

  private mutating func write(_ table: Table) {
    let layout = TableLayout(table)
    turn(toLandscape: layout.isLandscape)
    let label = inline.label(table.id, &labels)
    add(LaTeXTable(table, layout: layout, inline: inline).text(label: label))
  }

  private mutating func turn(toLandscape: Bool) {
    guard isLandscape != toLandscape else { return }
    add(toLandscape ? "\\begin{landscape}" : "\\end{landscape}")
    isLandscape = toLandscape
  }

  // MARK: - Figures

  private mutating func write(_ figure: FigureBlock) {
    let width = min(figure.figure.width.points, TableLayout.portraitWidth)
    let millimetres = Int((width * 25.4 / 72).rounded())
    let name =
      figure.fileName.hasSuffix(".svg") ? String(figure.fileName.dropLast(4)) : figure.fileName
    let options = "width=\(millimetres)mm,height=0.85\\textheight,keepaspectratio"
    let lines = [
      "% " + PrintableText.of(figure.figure.alternativeText),
      "\\noindent\\begin{minipage}{\\linewidth}", "\\vspace{2ex}",
      "\\includegraphics[\(options)]{\(figureFolder)/\(Self.path(name)).pdf}",
      caption(figure) + inline.label(figure.id, &labels),
      "\\end{minipage}\\par\\vspace{2ex}",
    ]
    add(lines.joined(separator: "\n"))
  }

  /// A file's name as the folder holds it; what TeX cannot read in one becomes a hyphen.
  private static func path(_ name: String) -> String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) ? $0 : "-" })
  }

  /// A caption with the report's own number, outside a float.
  private func caption(_ figure: FigureBlock) -> String {
    guard let counted = LaTeXNumber(figure.number) else {
      return "\\captionof*{figure}{\(inline.text(figure.fullCaption))}"
    }
    let text = inline.text(figure.style.title(figure.caption))
    return "\\renewcommand{\\thefigure}{\(counted.number)}\(figure.style.latexSetup)%\n"
      + "\\captionof{figure}[]{\(text)}"
  }
}

extension CaptionStyle {
  /// What the caption package is told about the end of a number; nothing for a full stop.
  var latexSetup: String {
    let name =
      switch (numberEnd, isTitleBelow) {
      case (".", false): ""
      case (":", false): "colon"
      case (_, false): "space"
      case (".", true): "periodline"
      case (":", true): "colonline"
      case (_, true): "newline"
      }
    return name.isEmpty ? "" : "\\captionsetup{labelsep=\(name)}"
  }
}
