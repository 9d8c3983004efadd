import Analysis
import Document

/// The tables of discrimination, of scored predictions and of cut points, in the order of the page.
extension AnswerSection {
  func rocTables(_ roc: ReceiverOperating, _ numbering: inout Numbering) -> [Block] {
    let section = ROCSection(format: format, roc: roc)
    var blocks: [Block] = []
    if format.index.contexts.contains("roc_auc") {
      let number = numbering.table(of: question.id)
      blocks.append(.table(section.areas(number: number, caption: caption())))
    }
    if format.index.contexts.contains("roc_threshold") {
      let number = numbering.table(of: question.id)
      let caption = caption("Thresholds")
      blocks.append(.table(section.thresholds(number: number, caption: caption)))
    }
    if let parts = section.parts {
      let number = numbering.table(of: question.id)
      blocks.append(.table(parts(number, caption("Parts and points of the curves"))))
    }
    let timed = TimedROCSection(format: format, roc: roc)
    if timed.isPresent {
      let number = numbering.table(of: question.id)
      blocks.append(.table(timed.table(number: number, caption: caption())))
    }
    return blocks + plainTables(except: ROCSection.contexts, &numbering)
  }

  /// What the marks of a figure of ROC curves mean.
  func rocWords(_ roc: ReceiverOperating) -> String {
    guard roc.times.isEmpty else {
      return TimedROCFigure.words(format)
    }
    guard case .discrimination(let curves) = answer.curves, let options = roc.plot else {
      return ""
    }
    return ROCFigureWords(figure: ROCFigure(format: format, options: options, curves: curves))
      .caption(roc)
  }

  func cutPointTables(
    _ search: CutPointSearch, _ numbering: inout Numbering
  ) -> [Block] {
    let section = CutPointSection(format: format, search: search)
    let number = numbering.table(of: question.id)
    return [.table(section.table(number: number, caption: caption()))]
  }

  func brierTable(_ numbering: inout Numbering) -> [Block] {
    let number = numbering.table(of: question.id)
    let caption = caption("Brier scores")
    return [.table(BrierTable(format).build(number: number, caption: caption))]
  }
}
