import Figures
import Testing

@Test func `fields with commas, quotes and line breaks are quoted`() {
  #expect(CSV.text([["a", "b,c"], ["d\"e", "f\ng"]]) == "a,\"b,c\"\n\"d\"\"e\",f g\n")
  #expect(CSV.field("f\ng") == "\"f\ng\"")
  #expect(CSV.field("\"\u{301}") == "\"\"\"\u{301}\"")
  #expect(CSV.field("") == "")
}

@Test func `numbers are no formulas`() {
  for text in ["-1", "-0.5", "-1,5", "-1.5e-07", "-Inf", "-", "1e5"] {
    #expect(CSV.harmless(text) == text)
  }
  for text in ["-1-1", "-e5", "-Info", "-1e", "-A1", "+1", "=1", " =1", "'=1"] {
    #expect(CSV.harmless(text) == "'" + text)
  }
}

@Test func `no field of a figure's data is a formula`() {
  let curve = { (name: String) in
    CurvePlot.Curve(name: name, points: [CurvePlot.Point(x: -1.5e-7, y: -0.25)])
  }
  let plot = CurvePlot(
    title: "", alternativeText: "", xAxis: .probability(title: ""), yAxis: .probability(title: ""),
    curves: [curve("=HYPERLINK(\"http://x\")"), curve("\t@x"), curve("-2+3")])
  #expect(
    Figure.curves(plot).csv()
      == "curve,kind,x,y,value\n\"'=HYPERLINK(\"\"http://x\"\")\",point,-1.5e-07,-0.25,\n"
      + "' @x,point,-1.5e-07,-0.25,\n'-2+3,point,-1.5e-07,-0.25,\n")
}

@Test func `numbers keep all their digits`() {
  let plot = CurvePlot(
    title: "", alternativeText: "", xAxis: .probability(title: ""), yAxis: .probability(title: ""),
    curves: [CurvePlot.Curve(name: "a", points: [CurvePlot.Point(x: 1 / 3.0, y: 1)])])
  #expect(Figure.curves(plot).csv() == "curve,kind,x,y,value\na,point,0.3333333333333333,1,\n")
}
