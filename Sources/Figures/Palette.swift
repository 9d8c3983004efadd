/// The colours of Okabe and Ito in a fixed order, each with its own line type, and the greys.
enum Palette {
  /// A colour for curves and the dashes that tell it from the others without colour.
  struct Entry: Equatable {
    var colour: String
    var dash: String
  }

  /// Darker colours first; orange and sky blue darkened until they stand out from white paper by 3
  /// to 1; yellow, which hardly shows on it, is left out.
  static let series: [Entry] = [
    Entry(colour: "#0072B2", dash: ""),
    Entry(colour: "#D55E00", dash: "6 2"),
    Entry(colour: "#009E73", dash: "2 1.6"),
    Entry(colour: "#CC79A7", dash: "7 2 1.5 2"),
    Entry(colour: "#000000", dash: "10 3"),
    Entry(colour: "#C68900", dash: "4 1.5 1 1.5 1 1.5"),
    Entry(colour: "#4898C6", dash: "1 1"),
  ]

  /// The entry of the curve with this index; the eighth has the first's colour and the second's
  /// dashes.
  static func entry(_ index: Int) -> Entry {
    let dash = series[(index % series.count + index / series.count) % series.count].dash
    return Entry(colour: series[index % series.count].colour, dash: dash)
  }

  /// The line of the curve with this index.
  static func stroke(_ index: Int, width: Double = 1.5) -> Stroke {
    Stroke(ink: .series(index), width: width, dash: entry(index).dash)
  }

  /// The colour on light paper.
  static func colour(_ ink: Ink) -> String {
    switch ink {
    case .ink: "#1a1a1a"
    case .quiet: "#666666"
    case .faint: "#c8c8c8"
    case .paper: "#ffffff"
    case .series(let index): entry(index).colour
    }
  }

  /// The name by which a page's stylesheet finds the colour: "ink", "series-1".
  static func name(_ ink: Ink) -> String {
    switch ink {
    case .ink: "ink"
    case .quiet: "quiet"
    case .faint: "faint"
    case .paper: "paper"
    case .series(let index): "series-\(number(index))"
    }
  }

  /// The number of the colour of the curve with this index, from 1.
  static func number(_ index: Int) -> Int { index % series.count + 1 }
}
