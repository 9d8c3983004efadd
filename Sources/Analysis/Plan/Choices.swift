import Cohorts
import Statistics

/// One of a few words.
protocol Choice: Readable, CaseIterable, RawRepresentable where RawValue == String {
  /// Other ways to write a value.
  static var synonyms: [String: Self] { get }
}

extension Choice {
  static var synonyms: [String: Self] { [:] }
  static var words: [String] { allCases.map(\.rawValue) }
  static var expectation: String {
    words.count == 1 ? words.joined() : "one of " + words.joined(separator: ", ")
  }

  init?(_ written: Written) {
    guard let text = written.text(Self.expectation)?.text else { return nil }
    guard let value = Self(rawValue: text) ?? Self.synonyms[text] else {
      written.refuse(Self.expectation, hint: Suggestion.phrase(for: text, among: Self.words))
      return nil
    }
    self = value
  }
}

extension Alternative: Choice {}
extension PValueAdjustment: Choice {}
extension CohortDeclaration.Encoding: Choice {}
extension VariableType: Choice {}
extension VariableDeclaration.Distribution: Choice {}
extension ReportStyle: Choice {}
extension Checklist: Choice {}
extension CheckCode: Choice {}
extension StudyDesign: Choice {
  static var synonyms: [String: Self] { ["randomized": .randomised] }
}
extension Question.Purpose: Choice {}
extension TestKey: Choice {}
extension EffectKey: Choice {}
extension Exactness: Choice {
  static var synonyms: [String: Self] { ["yes": .always, "no": .never] }
}
extension Conventions.Preset: Choice {}
extension Conventions.TwoGroupT: Choice {}
extension Conventions.MannWhitneyRule: Choice {}
extension Conventions.SignedRankRule: Choice {}
extension Conventions.FisherOddsRatio: Choice {}
extension Conventions.SurvivalInterval: Choice {}
extension Conventions.SurvivalMedian: Choice {}
extension Conventions.PastLastTime: Choice {}
extension Conventions.Ties: Choice {}
extension Conventions.LogisticInterval: Choice {}
extension Conventions.Moments: Choice {}
extension Summarize.Overall: Choice {
  static var synonyms: [String: Self] { ["true": .first, "yes": .first, "no": .no, "none": .no] }
}
extension Summarize.ProportionInterval: Choice {}
extension Summarize.Percent: Choice {}
extension Summarize.Denominator: Choice {}
extension Summarize.MissingRows: Choice {
  static var synonyms: [String: Self] { ["false": .no] }
}
extension Compare.Variance: Choice {}
extension CrossTabulate.Interval: Choice {}
extension CrossTabulate.ZeroCells: Choice {}
extension Correlate.Method: Choice {}
extension ReceiverOperating.Direction: Choice {}
extension ReceiverOperating.Interval: Choice {}
extension ReceiverOperating.Difference: Choice {}
extension ReceiverOperating.Axis: Choice {}
extension KaplanMeierAnalysis.Test: Choice {}
extension CumulativeIncidence.Test: Choice {}
extension StepFigure.Table: Choice {
  static var synonyms: [String: Self] { ["false": .none, "no": .none] }
}
extension StepFigure.Value: Choice {}
extension StepFigure.Marks: Choice {
  static var synonyms: [String: Self] { ["yes": .always, "no": .never] }
}
extension StepFigure.Width: Choice {}
extension CoxRegression.Transform: Choice {}
extension LogisticRegression.Penalty: Choice {}
extension CutPointSearch.Method: Choice {}
extension CutPointSearch.PValue: Choice {}
extension Agreement.Method: Choice {}
extension Agreement.Weights: Choice {}
