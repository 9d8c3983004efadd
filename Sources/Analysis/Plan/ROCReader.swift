import Cohorts

extension Fields {
  /// `roc`.
  func roc() -> ReceiverOperating {
    var verb = ReceiverOperating(
      predictors: names("roc"), outcome: requireName("outcome", "the two-level variable to predict")
    )
    times("times", into: &verb.times)
    let isTimed = written("times") != nil
    read("positive", into: &verb.positive)
    if !isTimed, written("positive") == nil {
      lack("\"positive\": the level of the outcome to be found")
    }
    rocDirection(&verb)
    read("tolerance", into: &verb.tolerance, "a number of 0 or more") { $0 >= 0 }
    read("interval", into: &verb.interval)
    read("replicates", into: &verb.replicates, "a whole number of 1 or more") { $0 > 0 }
    read("seed", into: &verb.seed, "a whole number of 0 or more") { $0 >= 0 }
    if written("difference")?.node.text != "none" { read("difference", into: &verb.difference) }
    read("threshold", into: &verb.thresholds)
    read("partial", into: &verb.partial)
    if let at = written("at") { verb.at = points(at) }
    verb.plot = squareFigure(isTimed: isTimed)
    if !verb.times.isEmpty { refuseOfTwoLevels() }
    return verb
  }

  /// Notes what only a curve of two classes has.
  private func refuseOfTwoLevels() {
    let own = [
      "positive", "interval", "replicates", "seed", "difference", "threshold", "partial", "at",
    ]
    for key in own where written(key) != nil {
      faults.add(
        "\"\(key)\" is an option of roc with a two-level outcome, not with \"times\"",
        at: place(of: key))
    }
  }

  private func rocDirection(_ verb: inout ReceiverOperating) {
    guard let written = written("direction") else {
      return lack("\"direction\": higher, lower, or auto; which way points to the positive class")
    }
    guard written.node.entries != nil else {
      verb.direction = ReceiverOperating.Direction(written)
      return
    }
    verb.directions = byVariable(written, among: verb.predictors)
    let named = Set((written.node.entries ?? []).map(\.key.text))
    for predictor in verb.predictors where !named.contains(predictor.text) {
      faults.add(
        "\"direction\" must name every predictor; \"\(predictor.text)\" has none",
        at: place(of: "direction"))
    }
  }

  private func points(_ written: Written) -> [ReceiverOperating.Point] {
    let expectation = "of the form {specificity: 0.9}"
    let mappings = written.node.entries == nil ? written.items(expectation) ?? [] : [written]
    return mappings.flatMap { mapping in
      (mapping.entries(expectation) ?? []).flatMap { key, value -> [ReceiverOperating.Point] in
        guard let axis = axis(key), let values = [Double](value) else { return [] }
        guard values.allSatisfy((0...1).contains) else {
          value.refuse("numbers from 0 to 1")
          return []
        }
        return values.map { ReceiverOperating.Point(axis: axis, value: $0) }
      }
    }
  }

  private func axis(_ key: SourceText) -> ReceiverOperating.Axis? {
    let axis = ReceiverOperating.Axis(rawValue: key.text)
    if axis == nil {
      faults.add("expected specificity or sensitivity, not \"\(key.text)\"", at: key.place)
    }
    return axis
  }
}

extension ReceiverOperating.Threshold: Readable {
  static var expectation: String { "youden, closest_topleft, or a number" }

  init?(_ written: Written) {
    guard let text = written.text(Self.expectation)?.text else { return nil }
    switch text {
    case "youden": self = .youden
    case "closest_topleft": self = .closestTopLeft
    default:
      guard Double.isDecimal(text), let number = Double(written) else {
        let words = ["youden", "closest_topleft"]
        written.refuse(Self.expectation, hint: Suggestion.phrase(for: text, among: words))
        return nil
      }
      self = .at(number)
    }
  }
}

extension ReceiverOperating.Partial: Readable {
  static var expectation: String { "of the form {specificity: [0.9, 1], corrected: false}" }

  init?(_ written: Written) {
    guard written.node.entries != nil else {
      written.refuse(Self.expectation)
      return nil
    }
    let fields = Fields(written.node, of: "partial", written.faults)
    var corrected = false
    fields.read("corrected", into: &corrected)
    let axes = ReceiverOperating.Axis.allCases.filter { fields.written($0.rawValue) != nil }
    fields.finish()
    guard let axis = axes.first, axes.count == 1 else {
      written.refuse(Self.expectation)
      return nil
    }
    var range: ClosedRange<Double>?
    fields.read(axis.rawValue, into: &range, "two ascending numbers from 0 to 1") {
      $0.lowerBound >= 0 && $0.upperBound <= 1 && $0.lowerBound < $0.upperBound
    }
    guard let range else { return nil }
    self.init(axis: axis, range: range, corrected: corrected)
  }
}
