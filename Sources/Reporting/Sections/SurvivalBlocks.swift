import Analysis
import Cohorts
import Document
import Figures
import Statistics

/// The tables of survival and of competing events, in the order of the page.
extension AnswerSection {
  func survivalTables(
    _ survival: KaplanMeierAnalysis, _ numbering: inout Numbering
  ) -> [Block] {
    let section = SurvivalSection(format: format, survival: survival)
    var blocks: [Block] = []
    func add(
      _ context: String, _ lead: String, _ build: (String, [Inline]) -> Table
    ) {
      guard format.index.contexts.contains(context) else { return }
      blocks.append(.table(build(numbering.table(of: question.id), caption(lead))))
    }
    add("survival", "", section.medians)
    add("survival_at", "Survival at fixed times", section.landmarks)
    add("survival_difference", "Differences of survival", section.differences)
    add("rmst_difference", "Restricted mean survival time", section.restrictedMeans)
    add("follow_up", "Follow-up by the reverse Kaplan–Meier estimate", section.followUp)
    if section.hasPairs {
      let number = numbering.table(of: question.id)
      blocks.append(.table(section.pairs(number: number, caption: caption("Pairs of groups"))))
    }
    let tests = section.testSentences()
    if !tests.isEmpty { blocks.append(.paragraph([.text(tests.joined(separator: " "))])) }
    return blocks + plainTables(except: SurvivalSection.contexts, &numbering)
  }

  func incidenceTables(
    _ incidence: CumulativeIncidence, _ numbering: inout Numbering
  ) -> [Block] {
    let section = IncidenceSection(format: format, incidence: incidence)
    var blocks: [Block] = []
    if format.index.contexts.contains("cuminc") {
      let number = numbering.table(of: question.id)
      blocks.append(.table(section.counts(number: number, caption: caption())))
    }
    if format.index.contexts.contains("cuminc_at") {
      let number = numbering.table(of: question.id)
      let caption = caption("Cumulative incidence at fixed times")
      blocks.append(.table(section.landmarks(number: number, caption: caption)))
    }
    let tests = section.testSentences()
    if !tests.isEmpty { blocks.append(.paragraph([.text(tests.joined(separator: " "))])) }
    if format.index.contexts.contains("fine_gray") {
      let table = FineGrayTable(format: format, terms: incidence.regression.map(\.text))
      let number = numbering.table(of: question.id)
      blocks.append(
        .table(table.build(number: number, caption: caption("Fine and Gray’s model"))))
      blocks += table.modelSentences().map { .paragraph([.text($0)]) }
      if incidence.plot != nil { blocks += modelFigures(incidence, &numbering) }
    }
    return blocks + plainTables(except: IncidenceSection.contexts, &numbering)
  }

  /// The forest plots of Fine and Gray's models.
  private func modelFigures(
    _ incidence: CumulativeIncidence, _ numbering: inout Numbering
  ) -> [Block] {
    let source = FineGrayFigure(format: format, terms: incidence.regression.map(\.text))
    var blocks: [Block] = []
    for (position, own) in source.figures().enumerated() {
      let ending = "-model" + (position == 0 ? "" : "-\(position + 1)")
      let words = [own.event?.asSentence, RegressionSection.forestWords(format.intervalName)]
        .compactMap(\.self).joined(separator: " ")
      let number = numbering.figure(of: question.id)
      let name = numbering.fileName(for: question.id + ending)
      blocks.append(
        .figure(
          FigureBlock(
            id: question.id + ending + "-figure", number: number,
            caption: format.caption("Fine and Gray’s model", answer.participation, more: words),
            fileName: name + ".svg", figure: own.figure)))
    }
    return blocks
  }

  /// What the curves of a figure are, and what stands beside them.
  func curveWords(_ survival: KaplanMeierAnalysis) -> String {
    guard case .survival(let curves) = answer.curves, let options = survival.plot else { return "" }
    return SurvivalFigureWords(
      figure: SurvivalFigure(format: format, survival: survival, options: options, curves: curves)
    ).caption
  }

  /// The same of cumulative incidence.
  func incidenceWords(_ incidence: CumulativeIncidence) -> String {
    guard case .incidence(let curves) = answer.curves, let options = incidence.plot else {
      return ""
    }
    return IncidenceFigure(
      format: format, incidence: incidence, options: options, curves: curves
    ).caption
  }
}
