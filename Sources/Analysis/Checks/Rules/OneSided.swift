internal import Cohorts

/// `one-sided`: tests look to one side only.
///
/// A one-sided p is half of the two-sided one on the side it looks to, and says nothing of an effect
/// on the other, which patients may suffer. The rule: a test with `alternative: less` or `greater`,
/// equivalence tests excepted. It is right where an effect on the other side would lead to the same
/// conclusion as none, and was planned so: the reason for a waiver.
///
/// Source: Bland and Altman 1994, doi 10.1136/bmj.309.6949.248.
struct OneSided: CheckRule {
  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    subject.answers.compactMap { answer in
      let sided = answer.findings.filter {
        $0.statistic == "alternative" && ["less", "greater"].contains($0.text)
          && $0.context != TestKey.tost.rawValue
      }
      guard let side = sided.first?.text else { return nil }
      return Check(
        .oneSided, analysis: answer.question.id, numbers: [.init("tests", sided.count)],
        "{tests} \(sided.count == 1 ? "test is" : "tests are") one-sided (\(side)): each p is half of"
          + " the two-sided one where the effect lies on that side, and an effect on the other side"
          + " counts as none.")
    }
  }
}
