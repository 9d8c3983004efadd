internal import Cohorts
internal import Statistics

extension Question {
  /// The answer of a cohort to this question.
  ///
  /// What the data do not allow is answered by rows with a reason. Names and types have been
  /// checked by ``Binding`` before.
  func answer(in cohort: Cohort) -> Answer {
    do throws(Refusal) {
      let cohort = countsPatients ? cohort : cohort.withRowForEachPatient
      let selection = try Selection(self, in: cohort)
      return try answer(selection, cohort).withNoteOfAdjustment.withNotesOfPrograms(cohort)
        .withFragility(selection, cohort)
    } catch {
      return refused(error, cohort)
    }
  }

  /// The answer of some patients.
  func answer(_ selection: Selection, _ cohort: Cohort) throws(Refusal) -> Answer {
    switch verb {
    case .summarize(let verb): summarize(verb, selection, cohort)
    case .compare(let verb): compare(verb, selection, cohort)
    case .crossTabulate(let verb): crossTabulate(verb, selection, cohort)
    case .roc(let verb): try receiverOperating(verb, selection, cohort)
    case .kaplanMeier(let verb): try kaplanMeier(verb, selection, cohort)
    case .cox(let verb): try cox(verb, selection, cohort)
    case .join, .prose:
      Answer(question: self, findings: [], notes: [], participation: selection.participation)
    case .correlate(let verb): correlate(verb, selection, cohort)
    case .agreement(let verb): agree(verb, selection, cohort)
    case .cumulativeIncidence(let verb): try cumulativeIncidence(verb, selection, cohort)
    case .cutpoint(let verb): try cutPoint(verb, selection, cohort)
    case .logistic(let verb): try logistic(verb, selection, cohort)
    case .linear(let verb): try linear(verb, selection, cohort)
    }
  }

  /// Whether the methods take counts of patients who are alike; others see each patient in a row.
  private var countsPatients: Bool {
    guard !asksFragility else { return false }
    return switch verb {
    case .summarize, .compare, .kaplanMeier, .join, .prose: true
    case .roc(let verb): verb.times.isEmpty
    default: false
    }
  }

  /// One row that says why there is no answer.
  private func refused(_ refusal: Refusal, _ cohort: Cohort) -> Answer {
    var rows = Rows(analysis: id)
    rows.add(RowPlace(context: verb.keyword), Statistic.refused(["estimate"], refusal))
    return Answer(
      question: self, findings: rows.all,
      notes: [Note(.refusal, "Not computed: \(refusal.sentence).")],
      participation: Participation(population: cohort.count, exclusions: []))
  }
}

extension Answer {
  /// The answer, with a word on an adjustment that found no p-values.
  fileprivate var withNoteOfAdjustment: Answer {
    let isAdjusted = findings.contains { $0.statistic == "p.value.adjusted" }
    guard question.adjust != .none, !isAdjusted else { return self }
    let sentence =
      "Adjustment (\(question.adjust.rawValue)) was asked for; no p-value of this analysis is "
      + "adjusted."
    return Answer(
      question: question, findings: findings, notes: notes + [Note(.warning, sentence)],
      participation: participation, curves: curves)
  }
}
