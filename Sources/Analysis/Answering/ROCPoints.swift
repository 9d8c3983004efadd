internal import Cohorts
internal import Statistics

/// Thresholds, points and parts of a curve, with their intervals.
extension DiscriminationRows {
  static let few = "fewer than 2 cases or controls"

  /// What is to be read off replicates of every curve.
  private var quantities: [ROCBootstrap.Quantity] {
    var all: [ROCBootstrap.Quantity] = []
    if verb.interval == .bootstrap {
      all.append(.area)
      for rule in verb.thresholds where rule.isChosenByTheData {
        all.append(.threshold(rule.statistic))
      }
    }
    if verb.hasBand { all += Self.bandQuantities }
    if let partial = verb.partial { all.append(quantity(partial)) }
    return all + verb.at.map(quantity)
  }

  private func quantity(_ partial: ReceiverOperating.Partial) -> ROCBootstrap.Quantity {
    .partialArea(partial.axis.statistic, partial.range, corrected: partial.corrected)
  }

  private func quantity(_ point: ReceiverOperating.Point) -> ROCBootstrap.Quantity {
    .point(point.axis.statistic, at: point.value)
  }

  /// The replicates of a curve; `nil` where nothing is asked of them, or a class has one patient.
  func bootstrap(of curve: ROCCurve) throws(StatisticsError) -> ROCBootstrap? {
    let quantities = quantities
    guard !quantities.isEmpty, curve.cases.count > 1, curve.controls.count > 1 else { return nil }
    return try ROCBootstrap(
      curve, quantities, replicates: verb.replicates, seed: UInt64(max(0, verb.seed)))
  }

  /// The places at which a band shows the limits of the sensitivity.
  private static let bandPlaces = (0...50).map { Double($0) / 50 }
  private static let bandQuantities = bandPlaces.map {
    ROCBootstrap.Quantity.point(.specificity, at: $0)
  }

  /// The band of the curve, where the bootstrap of the area or of the band was asked for.
  func band(_ bootstrap: ROCBootstrap?) -> [DiscriminationCurve.Limits] {
    guard let bootstrap, verb.hasBand else { return [] }
    return zip(Self.bandPlaces, Self.bandQuantities).compactMap { specificity, quantity in
      bootstrap.interval(of: quantity, level: question.confidence).map {
        DiscriminationCurve.Limits(specificity: specificity, sensitivity: $0)
      }
    }
  }

  /// The limits of a quantity by the bootstrap.
  func limits(
    _ quantity: ROCBootstrap.Quantity, _ bootstrap: ROCBootstrap?, prefix: String = ""
  ) -> [Statistic] {
    Statistic.interval(
      bootstrap?.interval(of: quantity, level: question.confidence), prefix: prefix,
      orElse: bootstrap == nil ? Self.few : "no replicate has a value")
  }

  // MARK: - Thresholds

  mutating func thresholds(
    _ rule: ReceiverOperating.Threshold, _ curve: ROCCurve, _ bootstrap: ROCBootstrap?,
    _ predictor: Variable, _ group: Group
  ) {
    guard let found = try? curve.thresholds(rule.statistic) else { return }
    for (index, threshold) in found.enumerated() {
      var place = selection.place("roc_threshold", predictor.name, in: group)
      place.level = index == 0 ? rule.name : "\(rule.name) \(index + 1)"
      rows.add(place, [.number("threshold", threshold.threshold)])
      if index == 0, verb.interval == .bootstrap, rule.isChosenByTheData {
        rows.add(place, limits(.threshold(rule.statistic), bootstrap, prefix: "threshold."))
      }
      rows.add(place, performance(threshold))
    }
  }

  private func performance(_ threshold: OptimalThreshold) -> [Statistic] {
    let (tp, fp) = (threshold.truePositives, threshold.falsePositives)
    let (tn, fn) = (threshold.trueNegatives, threshold.falseNegatives)
    let level = question.confidence
    return proportion("sensitivity", tp, of: tp + fn) + proportion("specificity", tn, of: tn + fp)
      + proportion("ppv", tp, of: tp + fp) + proportion("npv", tn, of: tn + fn)
      + proportion("accuracy", tp + tn, of: tp + fp + tn + fn)
      + ratio(
        "lr.positive", threshold.positiveLikelihoodRatio,
        threshold.positiveLikelihoodRatioInterval(level: level),
        none: "no one is positive", empty: "no true or no false positives")
      + ratio(
        "lr.negative", threshold.negativeLikelihoodRatio,
        threshold.negativeLikelihoodRatioInterval(level: level),
        none: "no one is negative", empty: "no true or no false negatives")
  }

  private func proportion(_ name: String, _ count: Int, of total: Int) -> [Statistic] {
    let proportion = try? Proportion(count: count, of: total)
    let limits = try? proportion?.confidenceInterval(.clopperPearson, level: question.confidence)
    let none = "no patients are called so"
    return [.number(name, proportion?.estimate, orElse: none)]
      + Statistic.interval(limits, prefix: "\(name).", orElse: none)
  }

  private func ratio(
    _ name: String, _ ratio: Double?, _ limits: ConfidenceInterval?, none: String, empty: String
  ) -> [Statistic] {
    [.number(name, ratio, orElse: none)]
      + Statistic.interval(limits, prefix: "\(name).", orElse: ratio == nil ? none : empty)
  }

  // MARK: - Parts and points

  mutating func partial(
    _ curve: ROCCurve, _ bootstrap: ROCBootstrap?, _ predictor: Variable, _ group: Group
  ) {
    if let partial = verb.partial {
      let place = selection.place("roc_partial_auc", predictor.name, in: group)
      rows.add(place, names: ["estimate"]) { () throws(StatisticsError) in
        let part = try PartialAUC(curve, axis: partial.axis.statistic, range: partial.range)
        return [
          .number(
            "estimate", partial.corrected ? part.corrected : part.area,
            orElse: "the curve runs below the chance line, where there is no correction")
        ]
      }
      rows.add(place, limits(quantity(partial), bootstrap))
    }
    for point in verb.at {
      var place = selection.place("roc_at", predictor.name, in: group)
      place.level = "\(point.axis.rawValue) = \(plainText(point.value))"
      rows.add(place, names: ["estimate"]) { () throws(StatisticsError) in
        let value =
          point.axis == .specificity
          ? try curve.sensitivity(atSpecificity: point.value)
          : try curve.specificity(atSensitivity: point.value)
        let other = point.axis == .specificity ? "sensitivity" : "specificity"
        return [.number("estimate", value), .number(other, value)]
      }
      rows.add(place, limits(quantity(point), bootstrap))
    }
  }
}

extension ReceiverOperating.Axis {
  /// The axis as Statistics knows it.
  var statistic: PartialAUC.Axis { self == .specificity ? .specificity : .sensitivity }
}

extension ReceiverOperating.Threshold {
  /// The rule as Statistics knows it.
  var statistic: OptimalThreshold.Rule {
    switch self {
    case .youden: .youden
    case .closestTopLeft: .closestTopLeft
    case .at(let number): .value(number)
    }
  }

  /// The name by which rows know it.
  var name: String {
    switch self {
    case .youden: "youden"
    case .closestTopLeft: "closest_topleft"
    case .at(let number): plainText(number)
    }
  }

  /// Whether the patients decide where it lies.
  var isChosenByTheData: Bool { if case .at = self { false } else { true } }
}
