internal import Cohorts

/// `events-per-variable`: a multivariable model has fewer than ten events for each coefficient.
///
/// Below ten, coefficients are biased away from 0 and intervals miss their level in simulations. The
/// rule: events (of a logistic model the rarer of the two classes) divided by the coefficients other
/// than the intercept is below 10, in a model of two coefficients or more. Vittinghoff and McCulloch
/// found five to nine often tolerable. What it cannot see: terms that were tried and dropped, and that
/// Firth's penalty takes much of the bias away.
///
/// Sources: Peduzzi et al. 1995, doi 10.1016/0895-4356(95)00048-8, and 1996, doi
/// 10.1016/S0895-4356(96)00236-3; Vittinghoff and McCulloch 2007, doi 10.1093/aje/kwk052.
struct EventsPerVariable: CheckRule {
  private static let contexts: Set = ["cox_multivariable", "logistic_multivariable", "fine_gray"]
  /// The fewest events for each coefficient.
  private static let fewest = 10

  private let subject: CheckSubject

  init(_ subject: CheckSubject) { self.subject = subject }

  var checks: [Check] {
    subject.answers.flatMap { answer in
      answer.numbers("nevent", in: Self.contexts).filter { $0.variable == nil }
        .compactMap { check($0, answer) }
    }
  }

  /// The check of one model, known by the row of its events.
  private func check(_ model: Finding, _ answer: Answer) -> Check? {
    let own = answer.findings.filter { row in
      row.context == model.context && row.group1Level == model.group1Level
        && row.group2Level == model.group2Level && row.number != nil
    }
    let coefficients = own.count {
      $0.statistic == "coefficient" && $0.variable != "(Intercept)"
    }
    guard let events = model.number, coefficients > 1 else { return nil }
    let all = own.first { $0.statistic == "nobs" && $0.variable == nil }?.number ?? events
    let others = model.context.hasPrefix("logistic") ? all - events : events
    let rarer = min(events, others)
    guard rarer < Double(Self.fewest * coefficients) else { return nil }
    let what = rarer == events ? "events" : "patients without the event"
    return Check(
      .eventsPerVariable, analysis: answer.question.id, group: model.group1Level,
      numbers: [
        .init("events", rarer, .count), .init("coefficients", coefficients),
        .init("events.per.coefficient", rarer / Double(coefficients), .tenths),
      ],
      "The multivariable model\(model.group1Level.map { " of \($0)" } ?? "") has {events} \(what) for"
        + " {coefficients} coefficients, {events.per.coefficient} each and fewer than"
        + " \(Self.fewest): its estimates may be unstable.")
  }
}
