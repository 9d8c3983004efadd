import Figures
import Testing

@Test(arguments: Sample.all.map(\.name))
func `a figure is drawn as its snapshot shows`(name: String) throws {
  let figure = try #require(Sample.all.first { $0.name == name }?.figure)
  let svg = figure.svg(id: name)
  #expect(try snapshot(name + ".svg", of: svg) == svg)
  let csv = figure.csv()
  #expect(try snapshot(name + ".csv", of: csv) == csv)
}
