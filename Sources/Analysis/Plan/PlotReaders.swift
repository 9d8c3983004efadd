extension Fields {
  /// `plot` of curves over time: yes, no, or a mapping of what differs.
  ///
  /// - Parameter ofSurvival: whether the curves are of survival, which have censor marks, medians and
  ///   may be turned round.
  func stepFigure(ofSurvival: Bool) -> StepFigure? {
    var figure = StepFigure()
    guard let fields = plotFields("{x_max: 60, table: at_risk}") else {
      return isWithoutPlot ? nil : figure
    }
    fields.read("x_max", into: &figure.xMax, "a time above 0") { $0 > 0 }
    fields.read("ticks", into: &figure.ticks, "the distance between two ticks, above 0") { $0 > 0 }
    fields.read("table", into: &figure.table)
    fields.read("band", into: &figure.band)
    fields.read("percent", into: &figure.percent)
    fields.read("width", into: &figure.width)
    if ofSurvival {
      fields.read("censor_marks", into: &figure.marks)
      fields.read("median", into: &figure.median)
      fields.read("y", into: &figure.value)
    }
    fields.finish()
    if let end = figure.xMax, let step = figure.ticks, end / step > Double(Self.mostTicks) {
      faults.add("\"ticks\" leaves more than \(Self.mostTicks) ticks up to x_max", at: fields.place)
    }
    return figure
  }

  /// `plot` of ROC curves: yes, no, or a mapping of what differs.
  func squareFigure(isTimed: Bool) -> SquareFigure? {
    var figure = SquareFigure()
    guard let fields = plotFields("{width: two_columns}") else {
      return isWithoutPlot ? nil : figure
    }
    if !isTimed { fields.read("band", into: &figure.band) }
    fields.read("width", into: &figure.width)
    fields.finish()
    return figure
  }

  /// The mapping under `plot`; `nil` where it is a yes, a no, or not written.
  private func plotFields(_ example: String) -> Fields? {
    guard let written = written("plot") else { return nil }
    if written.node.entries != nil { return Fields(written.node, of: "plot", faults) }
    if !["true", "yes", "false", "no"].contains(written.node.text) {
      written.refuse("yes, no, or a mapping such as \(example)")
    }
    return nil
  }

  /// Whether `plot` is a no.
  private var isWithoutPlot: Bool {
    ["false", "no"].contains(written("plot")?.node.text)
  }

  /// The most ticks of an axis.
  static let mostTicks = 60
}

extension StepFigure {
  /// The option as the resolved plan writes it.
  var yaml: YAMLText { .mapping(entries + survivalEntries) }

  /// The option of curves that are not of survival.
  var plainYAML: YAMLText { .mapping(entries) }

  private var entries: [(String, YAMLText)] {
    let numbers = [("x_max", xMax), ("ticks", ticks)].compactMap { name, value in
      value.map { (name, YAMLText.number($0)) }
    }
    return numbers + [
      ("table", .word(table.rawValue)), ("band", .word(band ? "true" : "false")),
      ("percent", .word(percent ? "true" : "false")), ("width", .word(width.rawValue)),
    ]
  }

  private var survivalEntries: [(String, YAMLText)] {
    [
      ("censor_marks", .word(marks.rawValue)), ("median", .word(median ? "true" : "false")),
      ("y", .word(value.rawValue)),
    ]
  }
}

extension SquareFigure {
  /// The option as the resolved plan writes it.
  var yaml: YAMLText {
    let band = band.map { [("band", YAMLText.word($0 ? "true" : "false"))] } ?? []
    return .mapping(band + [("width", .word(width.rawValue))])
  }
}
