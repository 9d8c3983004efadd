import Figures
import Testing

@Test func `fields with commas, quotes and line breaks are quoted`() {
  #expect(CSV.text([["a", "b,c"], ["d\"e", "f\ng"]]) == "a,\"b,c\"\n\"d\"\"e\",\"f\ng\"\n")
  #expect(CSV.field("\"\u{301}") == "\"\"\"\u{301}\"")
  #expect(CSV.field("") == "")
}

@Test func `numbers keep all their digits`() {
  let plot = CurvePlot(
    title: "", alternativeText: "", xAxis: .probability(title: ""), yAxis: .probability(title: ""),
    curves: [CurvePlot.Curve(name: "a", points: [CurvePlot.Point(x: 1 / 3.0, y: 1)])])
  #expect(Figure.curves(plot).csv() == "curve,kind,x,y,value\na,point,0.3333333333333333,1,\n")
}
