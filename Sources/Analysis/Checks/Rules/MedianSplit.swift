internal import Cohorts

/// `median-split`: a number was cut in two at the median of the sample.
///
/// It costs as much as a third of the patients would, a dose–response is hidden, and the cut is another
/// in the next sample.
/// The rule: an analysis that uses a variable with `at: median`. What it cannot see: a cut that was
/// written as a number and is the median.
///
/// Sources: Altman and Royston 2006, doi 10.1136/bmj.332.7549.1080; Royston, Altman and Sauerbrei
/// 2006, doi 10.1002/sim.2331.
struct MedianSplit: CheckRule {
  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    subject.study.questions.flatMap { question in
      question.names.map(\.text).once.compactMap { name in
        guard let variable = subject.cohort.variable(name),
          case .cut(let source, at: .median, _) = variable.declaration.source,
          let cut = variable.cutPoints?.first
        else { return nil }
        return Check(
          .medianSplit, analysis: question.id, variable: name,
          numbers: [.init("cutpoint", cut, .value)],
          "\(subject.label(source.text)) is cut at {cutpoint}, the median of these patients: two"
            + " groups hold less than the number does, and another sample has another median.")
      }
    }
  }
}
