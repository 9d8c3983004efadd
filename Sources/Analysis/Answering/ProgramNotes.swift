internal import Cohorts
internal import Statistics

extension Answer {
  /// The answer, with a word on what the preset's program would have chosen where the plan decides.
  ///
  /// Presets never change declared references, events or sides.
  func withNotesOfPrograms(_ cohort: Cohort) -> Answer {
    let program = question.conventions.preset
    let notes = [reference(program, cohort), event(program), side(program)].compactMap(\.self)
    guard !notes.isEmpty else { return self }
    return Answer(
      question: question, findings: findings, notes: self.notes + notes,
      participation: participation, curves: curves)
  }

  /// SAS's CLASS statement and the indicator contrasts of SPSS's regressions take the last level.
  private func reference(_ program: Conventions.Preset, _ cohort: Cohort) -> Note? {
    let isModel = { (row: Finding) in
      ["cox_", "logistic_", "linear_"].contains { row.context.hasPrefix($0) }
    }
    let levelled = findings.filter { isModel($0) && $0.variableLevel != nil }
    var names: [String] = []
    for name in levelled.compactMap(\.variable) where !names.contains(name) {
      guard let variable = cohort.variable(name), case .categorical(let column) = variable.column,
        let last = column.levels.last
      else { continue }
      let reference = variable.declaration.reference?.text
      if reference != last.label && reference != last.code { names.append(name) }
    }
    guard !names.isEmpty, program == .sas || program == .spss else { return nil }
    return Note(
      .remark,
      "The reference levels are those of the plan (\(names.joined(separator: ", ")));"
        + " \(program.programName) takes the last level unless told otherwise.")
  }

  /// PROC LOGISTIC models the response level that sorts first.
  private func event(_ program: Conventions.Preset) -> Note? {
    guard program == .sas, case .logistic(let model) = question.verb,
      findings.contains(where: { $0.number != nil })
    else { return nil }
    return Note(
      .remark,
      "The odds are those of \(model.event.text), as declared; SAS takes the level that sorts"
        + " first unless told otherwise.")
  }

  /// PROC NPAR1WAY prints the one-sided p of the side on which the statistic fell.
  private func side(_ program: Conventions.Preset) -> Note? {
    guard program == .sas, question.alternative != .twoSided,
      findings.contains(where: { $0.context == TestKey.mannWhitney.rawValue && $0.number != nil })
    else { return nil }
    return Note(
      .remark,
      "The one-sided p of the Mann–Whitney test is that of the side asked for"
        + " (\(question.alternative.rawValue)); SAS prints the side on which the statistic fell.")
  }
}

extension Conventions.Preset {
  /// The program's name as it writes it.
  var programName: String {
    switch self {
    case .r: "R"
    case .sas: "SAS"
    case .spss: "SPSS"
    case .stata: "Stata"
    }
  }
}
