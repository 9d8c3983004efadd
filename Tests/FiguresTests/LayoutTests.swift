import Figures
import Testing

/// A line of text as it stands in an SVG.
struct Text {
  var text: String
  var x: Double
  var y: Double
  var size: Double
  var anchor: String
  var isVertical: Bool

  var width: Double { TextMetrics.width(text, size: size) }

  /// Left, right, top and bottom; baseline and cap height for those that read upwards turned.
  var box: (left: Double, right: Double, top: Double, bottom: Double) {
    let before = anchor == "middle" ? width / 2 : anchor == "end" ? width : 0
    if isVertical { return (x - 0.7 * size, x + 0.2 * size, y - width + before, y + before) }
    return (x - before, x - before + width, y - 0.7 * size, y + 0.2 * size)
  }

  func overlaps(_ other: Text) -> Bool {
    let (a, b) = (box, other.box)
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  }

  /// All lines of text of an SVG.
  static func all(in svg: String) -> [Text] {
    let element =
      /<text x="([-0-9.]+)" y="([-0-9.]+)"( transform="[^"]*")? font-size="([0-9.]+)"( text-anchor="([a-z]+)")?[^>]*>([^<]*)</
    return svg.matches(of: element).map { match in
      let text = match.7.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&amp;", with: "&")
      return Text(
        text: String(text), x: Double(match.1) ?? .nan, y: Double(match.2) ?? .nan,
        size: Double(match.4) ?? .nan, anchor: match.6.map(String.init) ?? "start",
        isVertical: match.3 != nil)
    }
  }
}

@Suite struct LayoutTests {
  static let names = Sample.all.map(\.name)

  func svg(_ name: String) throws -> String {
    try #require(Sample.all.first { $0.name == name }).figure.svg()
  }

  @Test(arguments: names) func `text stays on the paper and is no smaller than 7 pt`(
    name: String
  ) throws {
    try Self.expectTextOnPaper(try svg(name))
  }

  /// Random plots of 500 seeds: long and short names, many curves, wide counts, both widths.
  @Test func `any plot keeps its text on the paper and apart`() throws {
    for seed in 0..<500 {
      var random = RandomFigure(seed: UInt64(seed))
      let svg = random.figure().svg()
      try Self.expectTextOnPaper(svg, "seed \(seed)")
      Self.expectTextApart(svg, "seed \(seed)")
    }
  }

  static func expectTextOnPaper(_ svg: String, _ comment: Comment? = nil) throws {
    let size = try #require(svg.firstMatch(of: /viewBox="0 0 ([0-9.]+) ([0-9.]+)"/))
    let width = try #require(Double(size.1))
    let height = try #require(Double(size.2))
    for text in Text.all(in: svg) {
      #expect(text.size >= 7)
      let box = text.box
      #expect(box.left >= -0.01 && box.right <= width + 0.02, "\(text) \(comment ?? "")")
      #expect(box.top >= -0.01 && box.bottom <= height + 0.01, "\(text) \(comment ?? "")")
    }
  }

  static func expectTextApart(_ svg: String, _ comment: Comment? = nil) {
    let texts = Text.all(in: svg)
    for (index, text) in texts.enumerated() {
      for other in texts.dropFirst(index + 1) {
        #expect(!text.overlaps(other), "\(text.text) and \(other.text) \(comment ?? "")")
      }
    }
  }

  @Test(arguments: names) func `no two lines of text overlap`(name: String) throws {
    let svg = try svg(name)
    #expect(Text.all(in: svg).count > 8)
    Self.expectTextApart(svg)
  }

  @Test(arguments: names) func `a figure is well-formed and says what it shows`(name: String) throws
  {
    let svg = try svg(name)
    #expect(Markup.fault(in: svg) == nil)
    #expect(svg.contains("role=\"img\"") && svg.contains("<title") && svg.contains("<desc"))
    #expect(!svg.contains("style=") && !svg.contains("<style"))
  }

  @Test(arguments: [("steps", 104), ("steps-narrow", 98), ("steps-one", 202)])
  func `counts stand exactly under their ticks`(name: String, first: Int) throws {
    let texts = Text.all(in: try svg(name)).filter { $0.anchor == "middle" && !$0.isVertical }
    let row = try #require(texts.first { $0.text == String(first) }).y
    let counts = texts.filter { $0.y == row }
    let ticks = texts.filter { $0.y == texts.first?.y }
    #expect(counts.map(\.x) == ticks.map(\.x))
    #expect(counts.count > 4)
  }

  @Test func `names that would collide at the ends give way, or stand in a legend`() throws {
    var plot = Sample.steps
    plot.counts = []
    let ends = { (plot: StepPlot) in
      Text.all(in: Figure.steps(plot).svg()).filter { $0.text.hasSuffix(" PMVI") && $0.x > 300 }
    }
    #expect(ends(plot).count == 2)
    plot.curves[1].steps = plot.curves[0].steps
    plot.curves[1].end = plot.curves[0].end
    let moved = ends(plot)
    #expect(moved.count == 2 && abs(moved[0].y - moved[1].y) >= 7)
    // Ends far apart in time, one on the other's curve: no column of names.
    plot.curves[1].end = 30
    plot.curves[1].steps.removeAll { $0.x > 30 }
    #expect(ends(plot).isEmpty)
  }

  @Test func `a remark stands below everything and begins the description`() throws {
    let svg = Figure.steps(Sample.steps).svg(remark: "The cohort is synthetic.")
    try Self.expectTextOnPaper(svg)
    Self.expectTextApart(svg)
    #expect(svg.contains(">The cohort is synthetic. Median survival"))
    let texts = Text.all(in: svg)
    let remark = try #require(texts.first { $0.text == "The cohort is synthetic." })
    #expect(texts.allSatisfy { $0.y <= remark.y })
  }

  @Test func `seven curves differ in colour and in line`() {
    var plot = Sample.curves
    plot.curves = (0..<7).map { _ in Sample.curves.curves[0] }
    let svg = Figure.curves(plot).svg()
    let lines = svg.matches(
      of: /stroke="(#[0-9A-F]+)" stroke-width="1.5"( stroke-dasharray="[^"]*")?/)
    #expect(Set(lines.map { String($0.1) }).count == 7)
    #expect(Set(lines.map { $0.2.map(String.init) ?? "" }).count == 7)
  }
}
