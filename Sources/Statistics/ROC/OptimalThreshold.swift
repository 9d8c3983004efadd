/// A threshold of a marker, chosen by a rule or given, and the 2×2 table it makes.
///
/// ```
/// youden            max  sensitivity + specificity − 1
/// closest top left  min  (1 − sensitivity)² + (1 − specificity)²
/// ```
/// Rules are compared in whole numbers, so that ties are exact, and every optimal threshold is
/// given, from specificity 0 upwards. A value at the threshold counts as positive.
///
/// The limits of a likelihood ratio are symmetric on its logarithm, of which the variance is
/// ```
/// LR+   1/tp − 1/(tp + fn) + 1/fp − 1/(fp + tn)
/// LR−   1/fn − 1/(tp + fn) + 1/tn − 1/(fp + tn)
/// ```
/// A threshold chosen by a rule fits the patients it was chosen on: what it achieves in them is more
/// than it will achieve in others, and the limits do not know of the choice.
///
/// Sources: Youden 1950, doi 10.1002/1097-0142(1950)3:1<32::AID-CNCR2820030106>3.0.CO;2-3;
/// Perkins and Schisterman 2006, doi 10.1093/aje/kwj063; Simel et al. 1991,
/// doi 10.1016/0895-4356(91)90128-V.
public struct OptimalThreshold: Equatable, Sendable {
  /// How a threshold is chosen.
  public enum Rule: Equatable, Sendable {
    /// The largest Youden index.
    case youden
    /// The point nearest to sensitivity 1 and specificity 1.
    case closestTopLeft
    /// This number, in units of the marker.
    case value(Double)
  }

  /// The threshold, in units of the marker.
  public let threshold: Double
  /// The number of cases called positive.
  public let truePositives: Int
  /// The number of controls called positive.
  public let falsePositives: Int
  /// The number of controls called negative.
  public let trueNegatives: Int
  /// The number of cases called negative.
  public let falseNegatives: Int

  /// tp / (tp + fn).
  public var sensitivity: Double {
    Double(truePositives) / Double(truePositives + falseNegatives)
  }
  /// tn / (tn + fp).
  public var specificity: Double {
    Double(trueNegatives) / Double(trueNegatives + falsePositives)
  }
  /// tp / (tp + fp); `nil` when no one is positive.
  public var positivePredictiveValue: Double? {
    Self.ratio(truePositives, truePositives + falsePositives)
  }
  /// tn / (tn + fn); `nil` when no one is negative.
  public var negativePredictiveValue: Double? {
    Self.ratio(trueNegatives, trueNegatives + falseNegatives)
  }
  /// (tp + tn) / N.
  public var accuracy: Double {
    Double(truePositives + trueNegatives)
      / Double(truePositives + trueNegatives + falsePositives + falseNegatives)
  }
  /// sensitivity + specificity − 1.
  public var youdenIndex: Double { sensitivity + specificity - 1 }
  /// sensitivity / (1 − specificity); infinite without false positives, `nil` when no one is
  /// positive.
  public var positiveLikelihoodRatio: Double? {
    Self.ratioOfRates(sensitivity, Double(falsePositives) / Double(trueNegatives + falsePositives))
  }
  /// (1 − sensitivity) / specificity; infinite without true negatives, `nil` when no one is
  /// negative.
  public var negativeLikelihoodRatio: Double? {
    Self.ratioOfRates(Double(falseNegatives) / Double(truePositives + falseNegatives), specificity)
  }

  /// The interval of ``positiveLikelihoodRatio``; `nil` without true or without false positives.
  public func positiveLikelihoodRatioInterval(level: Double = 0.95) -> ConfidenceInterval? {
    limits(positiveLikelihoodRatio, truePositives, falsePositives, level)
  }

  /// The interval of ``negativeLikelihoodRatio``; `nil` without false or without true negatives.
  public func negativeLikelihoodRatioInterval(level: Double = 0.95) -> ConfidenceInterval? {
    limits(negativeLikelihoodRatio, falseNegatives, trueNegatives, level)
  }

  /// Limits of the ratio of two shares, of the cases and of the controls.
  private func limits(
    _ ratio: Double?, _ ofCases: Int, _ ofControls: Int, _ level: Double
  ) -> ConfidenceInterval? {
    guard let ratio, ofCases > 0, ofControls > 0 else { return nil }
    let m = Double(truePositives + falseNegatives)
    let n = Double(trueNegatives + falsePositives)
    let variance = 1 / Double(ofCases) - 1 / m + 1 / Double(ofControls) - 1 / n
    let reach = StandardNormal.quantile((1 + level) / 2) * max(0, variance).squareRoot()
    return ConfidenceInterval(
      lower: ratio * exponential(-reach), upper: ratio * exponential(reach))
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }

  private static func ratioOfRates(_ above: Double, _ below: Double) -> Double? {
    above == 0 && below == 0 ? nil : above / below
  }
}

extension ROCCurve {
  /// Every threshold that is optimal by a rule, or the given one.
  ///
  /// - Throws: ``StatisticsError/notFinite`` when the given number is NaN.
  public func thresholds(
    _ rule: OptimalThreshold.Rule
  ) throws(StatisticsError) -> [OptimalThreshold] {
    if case .value(let number) = rule {
      guard !number.isNaN else { throw .notFinite }
      return [performance(at: number)]
    }
    return rule.best(points).map {
      table($0.threshold, tp: $0.truePositives, fp: $0.falsePositives)
    }
  }

  private func performance(at number: Double) -> OptimalThreshold {
    let positives = { (sample: Sample) in
      direction == .higher
        ? sample.count - sample.sorted.count(below: number)
        : sample.sorted.count(below: number, orEqual: true)
    }
    return table(number, tp: positives(cases), fp: positives(controls))
  }

  private func table(_ threshold: Double, tp: Int, fp: Int) -> OptimalThreshold {
    OptimalThreshold(
      threshold: threshold, truePositives: tp, falsePositives: fp,
      trueNegatives: controls.count - fp, falseNegatives: cases.count - tp)
  }
}

extension OptimalThreshold.Rule {
  /// The optimal points of a curve, from specificity 0 upwards; none for a given number.
  func best(_ points: ROCCurve.Points) -> [ROCCurve.Point] {
    let all = (points.truePositives.first ?? 0, points.falsePositives.first ?? 0)
    var smallest = Double.infinity
    var best: [Int] = []
    for place in points.indices {
      let loss = loss(
        truePositives: points.truePositives[place], falsePositives: points.falsePositives[place],
        of: all)
      if loss < smallest {
        smallest = loss
        best = [place]
      } else if loss == smallest {
        best.append(place)
      }
    }
    return best.map { points[$0] }
  }

  /// What is smallest where the rule is best; NaN for a given number.
  func loss(
    truePositives tp: Int32, falsePositives fp: Int32, of all: (cases: Int32, controls: Int32)
  ) -> Double {
    let missed = Double(all.controls) * (Double(all.cases) - Double(tp))
    let alarmed = Double(all.cases) * Double(fp)
    return switch self {
    case .youden: missed + alarmed
    case .closestTopLeft: missed * missed + alarmed * alarmed
    case .value: Double.nan
    }
  }
}
