import Document
import Figures
import Testing

@testable import Reporting

@Suite struct TypographyTests {
  @Test(
    arguments: [
      ("0.048", "0·048"), ("113.3 (26.5)", "113·3 (26·5)"), ("0.63–0.83", "0·63–0·83"),
      ("p<0.0001.", "p<0·0001."), ("It is 0.5. Then 2.", "It is 0·5. Then 2."),
      ("Reprise 0.1.0", "Reprise 0.1.0"),
      ("doi 10.2478/raon-2026-0011", "doi 10.2478/raon-2026-0011"),
      ("cohort-2.5.csv", "cohort-2.5.csv"), ("https://a.org/1.5", "https://a.org/1.5"),
      ("1.02.2024", "1.02.2024"), ("−0.5×10⁻⁵", "−0·5×10⁻⁵"), ("v1.2", "v1.2"), (".5", ".5"),
      ("(0.5, 1.25)", "(0·5, 1·25)"), ("95.5%", "95·5%"), ("2.5-fold", "2·5-fold"), ("12", "12"),
    ] as [(String, String)])
  func `decimal points are raised, others are not`(text: String, raised: String) {
    #expect(Typography(style: .lancet).text(text) == raised)
    #expect(Typography(style: .nejm).text(text) == text)
  }

  private static func markdown(_ text: String, _ style: JournalStyle) -> String {
    Typography(style: style).inlines([.text(text)]).map { piece in
      if case .emphasis(let content) = piece {
        "*" + content.plainText + "*"
      } else {
        piece.plainText
      }
    }.joined()
  }

  @Test(
    arguments: [
      ("log-rank p = 0.013", "log-rank *P* = 0.013", "log-rank P=0.013", "log-rank p=0·013"),
      ("p < 0.001.", "*P* < 0.001.", "P<0.001.", "p<0·001."),
      ("p-values are", "*P* values are", "P values are", "p values are"),
      ("Adjusted p", "Adjusted *P*", "Adjusted P", "Adjusted p"),
      ("(p = ", "(*P* = ", "(P=", "(p="), ("p", "*P*", "P", "p"),
      ("p53, 1p and pT1", "p53, 1p and pT1", "p53, 1p and pT1", "p53, 1p and pT1"),
      ("P (placebo)", "P (placebo)", "P (placebo)", "P (placebo)"),
      ("the p, if any", "the *P*, if any", "the P, if any", "the p, if any"),
      ("p.Val600", "p.Val600", "p.Val600", "p.Val600"),
    ] as [(String, String, String, String)])
  func `p-values have the style's letter`(text: String, jama: String, nejm: String, lancet: String)
  {
    #expect(Self.markdown(text, .standard) == text)
    #expect(Self.markdown(text, .jama) == jama)
    #expect(Self.markdown(text, .nejm) == nejm)
    #expect(Self.markdown(text, .lancet) == lancet)
  }

  private static let table = Table(
    id: "t", number: "Table 1", caption: ["Title. ", "n = 88."],
    columns: [Table.Column("Characteristic", .text), Table.Column("Mean 1.5")],
    rows: [
      Table.Row(.plain, ["Age", Table.Cell([.number("1.5")], notes: ["a"])]),
      Table.Row(.plain, ["PMI", "—"]),
    ],
    notes: [Table.Note("a", ["At 2.5."])], abbreviations: ["CI, confidence interval."])

  @Test func `tables are set as the style asks`() {
    let apa = Typography(style: .apa).table(Self.table)
    #expect(
      apa.fullCaption == [
        .strong([.text("Table 1")]), .lineBreak, .emphasis([.text("Title. ")]), .text("n = 88."),
      ])
    #expect(apa.generalNote.first == .emphasis([.text("Note.")]))
    let jama = Typography(style: .jama).table(Self.table)
    #expect(jama.columns[1].heading.content == [.strong([.text("Mean 1.5")])])
    let lancet = Typography(style: .lancet).table(Self.table)
    #expect(lancet.columns[0].heading.content.isEmpty)
    #expect(lancet.rows[1].cells[1].content == [.text("··")])
    #expect(lancet.rows[0].cells[1].content == [.number("1·5")])
    #expect(lancet.notes[0].text == [.text("At 2·5.")])
    #expect(lancet.fullCaption.first == .strong([.text("Table 1:")]))
    #expect(Typography(style: .standard).table(Self.table) == Self.table)
  }

  @Test func `code, links and files stay as they are`() {
    let inlines: [Inline] = [
      .code("p = 0.5"), .link([.text("0.5")], to: "https://a.org/0.5"), .footnote("a"),
    ]
    #expect(
      Typography(style: .lancet).inlines(inlines) == [
        .code("p = 0.5"), .link([.text("0·5")], to: "https://a.org/0.5"), .footnote("a"),
      ])
  }

  @Test func `a raised figure keeps its data and its drawing`() {
    let axis = Axis.linear(title: "Time 2.5", from: 0, to: 1)
    let plot = CurvePlot(
      title: "AUC 0.75", alternativeText: "0.75", xAxis: axis, yAxis: axis,
      curves: [
        CurvePlot.Curve(
          name: "A", note: "0.75 (0.6–0.9)", points: [.init(x: 0.25, y: 0.5, value: 1.5)])
      ])
    let plain = Figure.curves(plot)
    let raised = Figure.raised(plain)
    #expect(raised.csv() == plain.csv())
    #expect(raised.alternativeText == "0·75")
    let svg = raised.svg(id: "f")
    #expect(svg.contains("0·75 (0·6–0·9)") && svg.contains("<title") && !svg.contains(">0.2<"))
    #expect(svg.contains(">0·2<"))
    let lowered = String(svg.map { $0 == "·" ? "." : $0 })
    #expect(lowered == plain.svg(id: "f"))
  }
}
