import Analysis
import Cohorts
import Document
import Figures
import Statistics

/// One answer on the page: its tables, its figure, and what was refused.
///
/// What has no table of its own is printed in a plain one, so that nothing that was found vanishes.
struct AnswerSection {
  let answer: Answer
  let format: AnswerFormat
  private let pictures: [Figure]

  /// An answer within its study.
  init(_ answer: Answer, in study: StudyFormat) {
    self.answer = answer
    format = AnswerFormat(answer, in: study)
    pictures = Self.drawn(answer, format)
  }

  var question: Question { answer.question }

  /// The blocks, numbered on from those before.
  func blocks(_ numbering: inout Numbering) -> [Block] {
    let isEmpty = answer.findings.allSatisfy { $0.value == .none }
    if isEmpty { return refusal() }
    return isFigureFirst
      ? figure(&numbering) + tables(&numbering) + refusalNotes()
      : tables(&numbering) + figure(&numbering) + refusalNotes()
  }

  /// Whether the figure is what the reader came for, and there is one.
  private var isFigureFirst: Bool {
    switch question.verb {
    case .roc, .kaplanMeier, .cumulativeIncidence, .agreement: !pictures.isEmpty
    default: false
    }
  }

  // MARK: - Refusals

  /// What stands in place of an answer that holds no number.
  private func refusal() -> [Block] {
    let errors = answer.findings.compactMap(\.error)
    let notes = answer.notes.filter { $0.kind == .refusal }.map(\.sentence)
    let reasons = (notes.isEmpty ? errors : notes).map(\.asSentence).distinct()
    let shown = reasons.prefix(5).joined(separator: " ")
    let more = reasons.count > 5 ? " And \(reasons.count - 5) more reasons." : ""
    let words = reasons.isEmpty ? "Nothing was computed." : shown + more
    let paragraph: [Inline] = [.strong([.text(format.title.asSentence)]), .text(" " + words)]
    return [.callout(Callout(.warning, [.paragraph(paragraph)]))]
  }

  private func refusalNotes() -> [Block] {
    let notes = answer.notes.filter { $0.kind == .refusal }
    guard !notes.isEmpty else { return [] }
    let items = notes.map { [Inline.text(format.study.sentence(of: $0))] }
    return [.callout(Callout(.warning, [.list(items)]))]
  }

  // MARK: - Tables

  private func tables(_ numbering: inout Numbering) -> [Block] {
    switch question.verb {
    case .summarize(let table): baselineTables(table, &numbering)
    case .compare(let comparison): comparisonTables(comparison, &numbering)
    case .join: []
    case .roc(let roc): rocTables(roc, &numbering)
    case .kaplanMeier(let survival): survivalTables(survival, &numbering)
    case .cox, .logistic, .linear: regressionTables(&numbering)
    case .crossTabulate(let cross): crossTables(cross, &numbering)
    case .agreement(let agreement): agreementTables(agreement, &numbering)
    case .cutpoint(let search): cutPointTables(search, &numbering)
    case .cumulativeIncidence(let incidence): incidenceTables(incidence, &numbering)
    case .correlate, .prose:
      plainTables(except: ["continuous", "missing"], &numbering)
    }
  }

  /// The rows by each grouping variable on its own, with those of all patients.
  private var groupings: [AnswerFormat] {
    let names = format.index.groupings
    guard names.count > 1 else { return [format] }
    return names.map { name in
      AnswerFormat(
        study: format.study, question: question, index: format.index.restricted(to: name))
    }
  }

  private func baselineTables(_ table: Summarize, _ numbering: inout Numbering) -> [Block] {
    var blocks: [Block] = []
    for own in groupings {
      var baseline = BaselineTable(own, table)
      let number = numbering.table(of: question.id)
      blocks.append(.table(baseline.build(number: number, caption: caption())))
    }
    let shown = BaselineTable(format, table).contexts
    return blocks + plainTables(except: shown, &numbering)
  }

  private func crossTables(_ cross: CrossTabulate, _ numbering: inout Numbering) -> [Block] {
    let section = CrossTableSection(
      format: format, cross: cross, participation: answer.participation)
    let blocks = section.blocks(&numbering)
    return blocks + plainTables(except: section.contexts, &numbering)
  }

  /// The rows of each level of a first grouping variable, with the words for it; else all of them.
  private var strata: [(level: String?, format: AnswerFormat)] {
    guard !format.index.secondGroups.isEmpty else { return groupings.map { (nil, $0) } }
    let variable = format.index.groupings.first.map { format.study.label($0) + ": " } ?? ""
    return format.index.groups.map { (variable + $0, format.within($0)) }
  }

  /// The caption of the table of one stratum; the first says who was left out of all of them.
  private func caption(
    of level: String, _ grouping: AnswerFormat, isFirst: Bool
  ) -> [Inline] {
    let counts = grouping.index.findings.filter {
      $0.context == "missing" && $0.statistic == "N_obs" && $0.group1Level == nil
    }
    let n = counts.first.flatMap(format.text).map { ", n = \($0)" } ?? ""
    return
      (isFirst ? format.caption(answer.participation) : format.caption("", answer.participation))
      + [.text(" " + level + n + ".")]
  }

  private func comparisonTables(_ own: Compare, _ numbering: inout Numbering) -> [Block] {
    var blocks: [Block] = []
    var shown = ComparisonTable(format, own).contexts
    for (level, grouping) in strata {
      var table = ComparisonTable(grouping, own, remarks: answer.notes)
      let number = numbering.table(of: question.id)
      let words = level.map { caption(of: $0, grouping, isFirst: blocks.isEmpty) } ?? caption()
      var built = table.build(number: number, caption: words)
      if !blocks.isEmpty { built.id += "-\(blocks.count + 1)" }
      blocks.append(.table(built))
      shown.formUnion(table.contexts)
      if var effects = EffectTable(grouping, own) {
        let number = numbering.table(of: question.id)
        let words = caption("Effects") + (level.map { [.text(" " + $0 + ".")] } ?? [])
        let id = built.id + "-effects"
        blocks.append(.table(effects.build(id: id, number: number, caption: words)))
      }
    }
    return blocks + plainTables(except: shown, &numbering)
  }

  private func agreementTables(_ agreement: Agreement, _ numbering: inout Numbering) -> [Block] {
    let section = AgreementSection(format: format, agreement: agreement)
    let number = numbering.table(of: question.id)
    return [.table(section.table(number: number, caption: caption()))]
  }

  private func regressionTables(_ numbering: inout Numbering) -> [Block] {
    let section = RegressionSection(answer: answer, format: format)
    let shown = section.contexts.union(["cox_baseline"])
    return section.blocks(&numbering) + plainTables(except: shown, &numbering)
      + baselineTables(&numbering)
  }

  /// The table of baseline hazards; where there are none of those asked for, why.
  private func baselineTables(_ numbering: inout Numbering) -> [Block] {
    guard format.index.contexts.contains("cox_baseline") else { return [] }
    var after = numbering
    let number = after.table(of: question.id)
    let table = BaselineHazardTable(format: format)
      .table(number: number, caption: caption("Cumulative baseline hazard"))
    guard let table else { return refusals(in: ["cox_baseline"]) }
    numbering = after
    return [.table(table)]
  }

  /// A plain table for each context that no other table shows.
  func plainTables(except shown: Set<String>, _ numbering: inout Numbering) -> [Block] {
    let brier = format.index.contexts.contains("brier") ? brierTable(&numbering) : []
    let left = format.index.contexts.filter {
      !shown.contains($0) && !BrierTable.contexts.contains($0) && $0 != "fragility"
    }
    let contexts = left.filter { context in
      format.index.findings.contains { $0.context == context && $0.value != .none }
    }
    let refused = refusals(in: left.filter { !contexts.contains($0) })
    return brier + refused
      + contexts.enumerated().map { position, context in
        var table = FindingsTable(format, context: context)
        let isOnly = shown.isEmpty && position == 0
        let id = question.id + (isOnly ? "" : "-" + context)
        let words = MethodName.words(context)
        let number = numbering.table(of: question.id)
        return .table(table.build(id: id, number: number, caption: caption(words)))
      }
  }

  /// What was asked and has no number at all, in one list.
  private func refusals(in contexts: [String]) -> [Block] {
    guard !contexts.isEmpty else { return [] }
    let items = contexts.map { context in
      let rows = format.index.findings.filter { $0.context == context }
      let reasons = rows.compactMap(\.error).distinct().prefix(3).joined(separator: "; ")
      let words = MethodName.words(context).capitalisedFirst
      return [Inline.text(words + ": " + (reasons.isEmpty ? "not computed" : reasons) + ".")]
    }
    return [.callout(Callout(.warning, [.list(items)]))]
  }

  func caption(_ lead: String = "") -> [Inline] {
    lead.isEmpty && !isFigureFirst
      ? format.caption(answer.participation) : format.caption(lead, answer.participation)
  }

  // MARK: - Figures

  private func figure(_ numbering: inout Numbering) -> [Block] {
    if isPlottedRegression {
      return RegressionSection(answer: answer, format: format).figures(&numbering)
    }
    return pictures.enumerated().map { position, figure in
      let number = numbering.figure(of: question.id)
      let name = numbering.fileName(for: question.id)
      let own = figure.title == format.title ? "" : "Event: " + figure.title.asSentence + " "
      let words =
        isFigureFirst && position == 0
        ? format.caption(answer.participation, more: own + figureWords)
        : format.caption("", answer.participation, more: own + figureWords)
      let id = question.id + "-figure" + (position == 0 ? "" : "-\(position + 1)")
      var block = FigureBlock(
        id: id, number: number, caption: words, fileName: name + ".svg", figure: figure)
      block.readingWords = readingWords
      return .figure(block)
    }
  }

  /// What the numbers behind the curves are called.
  private var readingWords: ReadingWords {
    switch question.verb {
    case .kaplanMeier, .cumulativeIncidence: ReadingWords(count: "at risk")
    case .roc: ReadingWords(value: "threshold")
    default: ReadingWords()
    }
  }

  private static func drawn(_ answer: Answer, _ format: AnswerFormat) -> [Figure] {
    let (question, title) = (format.question, format.title)
    if let boxes = BoxFigure(answer, format) { return boxes.figures(title: title) }
    guard
      case (.cumulativeIncidence(let incidence), .incidence(let curves)) = (
        question.verb, answer.curves
      ), let options = incidence.plot
    else { return single(answer, format, title).map { [$0] } ?? [] }
    return IncidenceFigure(
      format: format, incidence: incidence, options: options, curves: curves
    ).all
  }

  private static func single(
    _ answer: Answer, _ format: AnswerFormat, _ title: String
  ) -> Figure? {
    switch (answer.question.verb, answer.curves) {
    case (.kaplanMeier(let survival), .survival(let curves)):
      return survival.plot.flatMap {
        SurvivalFigure(format: format, survival: survival, options: $0, curves: curves)
          .figure(title: title)
      }
    case (.roc(let roc), .discrimination(let curves)):
      return roc.plot.flatMap {
        ROCFigure(format: format, options: $0, curves: curves).figure(title: title)
      }
    case (.agreement, .differences(let cloud)):
      return BlandAltmanFigure(format: format, cloud: cloud).figure(title: title)
    case (.roc(let roc), .timedDiscrimination(let curves)):
      return roc.plot.flatMap {
        TimedROCFigure(format: format, roc: roc, options: $0, curves: curves)
          .figure(title: title)
      }
    case (.cutpoint(let search), .cutPoints(let profiles)):
      return CutPointFigure(format: format, search: search, profiles: profiles)
        .figure(title: title)
    default: return nil
    }
  }

  private var boxFigure: BoxFigure? { BoxFigure(answer, format) }

  private var isPlottedRegression: Bool {
    switch question.verb {
    case .cox(let model): model.plot
    case .logistic(let model): model.plot
    case .linear(let model): model.plot
    default: false
    }
  }

  /// What the marks of a figure mean.
  private var figureWords: String {
    switch question.verb {
    case .kaplanMeier(let survival): curveWords(survival)
    case .cumulativeIncidence(let incidence): incidenceWords(incidence)
    case .agreement: BlandAltmanFigure.words(format.confidence)
    case .roc(let roc): rocWords(roc)
    case .cutpoint: CutPointFigure.words
    case .compare: boxFigure?.words ?? ""
    default: ""
    }
  }
}
