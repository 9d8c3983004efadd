import Document
import Figures

/// A small report with one of everything, from made-up numbers.
enum Sample {
  static let hostile =
    "a<script>alert(\"1\")</script> & 'b' |c| *d* _e_ `f` [g](h)\n# i\u{0}\u{202E}🫁"

  static let plot = StepPlot(
    title: "Overall survival by PMVI",
    alternativeText: "Median survival 20 months with low and not reached with high PMVI.",
    xAxis: .time(title: "Months since baseline CT", until: 36, in: .months),
    yAxis: .probability(title: "Overall survival"),
    curves: [
      StepPlot.Curve(
        name: "Low PMVI",
        steps: [
          StepPlot.Step(x: 0, y: 1, lower: 1, upper: 1),
          StepPlot.Step(x: 7, y: 0.75, lower: 0.6, upper: 0.9),
          StepPlot.Step(x: 20, y: 0.4, lower: 0.2, upper: 0.6),
        ], end: 34, marks: [12, 34]),
      StepPlot.Curve(
        name: "High PMVI",
        steps: [
          StepPlot.Step(x: 0, y: 1, lower: 1, upper: 1),
          StepPlot.Step(x: 15, y: 0.8, lower: 0.65, upper: 0.95),
        ], end: 36, marks: [30, 36]),
    ], guides: [StepPlot.Guide(x: 20, y: 0.5)], annotation: ["log-rank p = 0.013"],
    counts: [
      StepPlot.CountGroup(
        heading: "At risk", rows: [[104, 90, 80, 60, 20, 10, 0], [98, 98, 90, 80, 60, 50, 9]])
    ])

  /// One of everything, with hostile words and ids everywhere.
  static let hostileDocument: Document = {
    let words: [Inline] = [
      .text(hostile), .number(hostile), .emphasis([.text(hostile)]), .strong([.text(hostile)]),
      .code(hostile), .link([.text(hostile)], to: hostile), .superscript([.text(hostile)]),
      .subscript([.text(hostile)]), .footnote(hostile), .lineBreak,
    ]
    var plot = Sample.plot
    plot.title = hostile
    plot.alternativeText = hostile
    plot.curves[0].name = hostile
    let cell = Table.Cell(words, notes: [hostile])
    let table = Table(
      id: hostile, number: hostile, caption: words, spans: [[Table.Span(cell, over: 2)]],
      columns: [Table.Column(cell, .text), Table.Column(cell)],
      rows: [
        Table.Row(.section, [cell]), Table.Row(.variable, [cell, cell]),
        Table.Row(.level, [cell, .number("1 " + hostile)]),
      ], notes: [Table.Note(hostile, words)], abbreviations: words)
    return Document(
      language: hostile, title: words, notice: words, citation: words,
      blocks: [
        .heading(level: 2, id: hostile + "2", words), .paragraph(words), .table(table),
        .figure(
          FigureBlock(
            id: hostile + "3", number: hostile, caption: words, fileName: hostile,
            figure: .steps(plot))),
        .list([words]), .callout(Callout(.warning, [.paragraph(words)])),
        .definitions([Definition(words, words)]), .code(hostile),
        .details(summary: words, [.paragraph(words)]),
      ])
  }()

  static let roc = CurvePlot(
    title: "ROC curve of s100b", alternativeText: "AUC 0.73 (0.63 to 0.83).",
    xAxis: .probability(title: "1 − specificity"), yAxis: .probability(title: "Sensitivity"),
    curves: [
      CurvePlot.Curve(
        name: "s100b", note: "AUC 0.73 (0.63–0.83)",
        points: [
          CurvePlot.Point(x: 0, y: 0), CurvePlot.Point(x: 0.1, y: 0.5),
          CurvePlot.Point(x: 0.4, y: 0.8), CurvePlot.Point(x: 1, y: 1),
        ], rings: [CurvePlot.Point(x: 0.1, y: 0.5)])
    ])

  static let table: Table = {
    var footnotes = Footnotes()
    let welch = footnotes.letter(for: "Welch’s t-test.")
    let fisher = footnotes.letter(for: "Fisher’s exact test: an expected count is below 5.")
    return Table(
      id: "table1", number: "Table 1",
      caption: [
        "Baseline characteristics of 202 patients by PMVI. Mean (SD) or n (%), with ",
        .emphasis(["p"]), " of the difference.",
      ],
      spans: [[Table.Span([], over: 1), Table.Span("PMVI", over: 2), Table.Span([], over: 2)]],
      columns: [
        Table.Column("Characteristic", .text),
        Table.Column(["Low", .lineBreak, .number("n = 104")]),
        Table.Column(["High", .lineBreak, .number("n = 98")]),
        Table.Column([.text("Difference"), .lineBreak, .text("(95% CI)")]),
        Table.Column([.emphasis(["p"])]),
      ],
      rows: [
        Table.Row(.section, ["Demography"]),
        Table.Row(
          .variable,
          [
            ["Age, years"], [.number("64.1 (9.8)")], [.number("62.35 (10.21)")],
            [.number("1.75 (−1.03 to 4.5)")], Table.Cell([.number("0.21")], notes: [welch]),
          ]),
        Table.Row(
          .variable, [["Sex"], [], [], [], Table.Cell([.number("<0.001")], notes: [fisher])]),
        Table.Row(.level, ["Female", [.number("32 (30.8%)")], [.number("8 (8.2%)")], "—", []]),
        Table.Row(.level, ["Male", [.number("72 (69.2%)")], [.number("90 (91.8%)")], "—"]),
        Table.Row(.section, ["Laboratory"]),
        Table.Row(
          .plain,
          [
            Table.Cell([.text("Thrombocytes, /µL " + hostile)]), [.number("248,100 (61,000)")],
            [.number("9,350 (512)")], "not estimable", [.number("0.5")],
          ]),
      ], notes: footnotes.notes,
      abbreviations: [
        "CI, confidence interval; PMVI, psoas muscle volume index; SD, standard deviation."
      ])
  }()

  static let document = Document(
    title: ["Psoas muscle volume index in oesophageal cancer"],
    notice: ["Synthetic cohort: these patients do not exist."],
    citation: [
      "After A. Author, B. Author. ", .emphasis(["Journal"]), " 2021;1:1–9. ",
      .link(["doi:10.1000/xyz"], to: "https://doi.org/10.1000/xyz"),
    ],
    blocks: [
      .paragraph([
        "Of 214 patients 202 entered the analysis; 137 died within a median follow-up of ",
        .number("41.2 months"), " (95% CI ", .number("37.0–46.1"), "). Survival differed between ",
        "the groups (log-rank χ", .superscript(["2"]), " = 6.2, ", .emphasis(["p"]),
        " = 0.013; see ", .link(["Figure 1"], to: "#fig1"), ").",
      ]),
      .heading(level: 2, id: "results", ["Results"]),
      .table(table),
      .figure(
        FigureBlock(
          id: "fig1", number: "Figure 1",
          caption: [
            "Overall survival of 202 patients by PMVI. Median 20.0 months (15.1–24.2) against not reached."
          ],
          fileName: "fig1.svg", figure: .steps(plot))),
      .figure(
        FigureBlock(
          id: "fig2", number: "Figure 2", caption: ["ROC curve of s100b."], fileName: "fig2.svg",
          figure: .curves(roc))),
      .heading(level: 2, id: "methods", ["Methods"]),
      .paragraph([.text("- Not a list. " + hostile)]),
      .list([["First, "], [.code("welch_t"), " and ", .code("a`b|c")], [.strong(["third"])]]),
      .list([["One"], ["Two"]], isOrdered: true),
      .paragraph([
        .link(["no script"], to: "javascript:alert(1)"), ", ",
        .link(["a file"], to: "tables/my table (1).csv"), ", H", .subscript(["2"]), "O.",
      ]),
      .heading(level: 2, id: "checks", ["Checks & warnings"]),
      .callout(
        Callout(
          .warning,
          [
            .paragraph([
              "Proportional hazards do not hold for sex (", .emphasis(["p"]), " = 0.004).",
            ])
          ])),
      .callout(Callout(.note, [.paragraph(["12 patients lack ECOG."])])),
      .heading(level: 2, id: "provenance", ["Provenance"]),
      .definitions([
        Definition(["Plan"], [.code("study.yml")]),
        Definition(
          ["SHA-256"],
          [.code("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]),
      ]),
      .details(summary: ["The plan as it was run"], [.code("study:\n  title: \"```\" <b>\n")]),
    ])
}
