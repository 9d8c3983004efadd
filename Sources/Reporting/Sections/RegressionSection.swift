import Analysis
import Document
import Figures

/// The tables of `cox`, `logistic` and `linear`: one, or one for each group of `by`.
struct RegressionSection {
  let answer: Answer
  let format: AnswerFormat

  private struct Part {
    /// The group; `nil` for all patients.
    let label: String?
    let table: RegressionTable
  }

  private var parts: [Part] {
    let groups = format.index.groups
    guard !groups.isEmpty else {
      return RegressionTable(format).map { [Part(label: nil, table: $0)] } ?? []
    }
    let variable = format.index.groupings.first.map { format.study.label($0) + ": " } ?? ""
    return groups.compactMap { label in
      let own = AnswerFormat(
        study: format.study, question: format.question, index: format.index.ofGroup(label))
      return RegressionTable(own).map { Part(label: variable + label, table: $0) }
    }
  }

  /// The contexts of results.json that the tables show.
  var contexts: Set<String> { RegressionTable(format)?.contexts ?? [] }

  /// The tables, each with its model in words.
  func blocks(_ numbering: inout Numbering) -> [Block] {
    var blocks: [Block] = []
    for (position, part) in parts.enumerated() {
      let number = numbering.table(of: format.question.id)
      let id = format.question.id + (position == 0 ? "" : "-\(position + 1)")
      let caption = caption(part.label, isFirst: position == 0)
      blocks.append(.table(part.table.build(id: id, number: number, caption: caption)))
      if let sentence = part.table.modelSentence() { blocks.append(.paragraph([.text(sentence)])) }
    }
    return blocks
  }

  private func caption(_ label: String?, isFirst: Bool) -> [Inline] {
    guard let label else { return format.caption(answer.participation) }
    if isFirst { return format.caption(answer.participation, more: label.asSentence) }
    return [.text(format.title.asSentence + " "), .text(label.asSentence)]
  }

  /// The forest plots, one for each group.
  func forests() -> [(figure: Figure, group: String?)] {
    parts.compactMap { part in
      let title = [format.title, part.label].compactMap(\.self).joined(separator: ": ")
      return ForestFigure(part.table).figure(title: title).map { ($0, part.label) }
    }
  }

  /// The calibration of logistic models.
  func calibration() -> Figure? {
    guard case .calibration(let curves) = answer.curves else { return nil }
    return CalibrationFigure(format: format, curves: curves).figure(title: format.title)
  }

  /// Forest plots and calibration with their captions.
  func figures(_ numbering: inout Numbering) -> [Block] {
    let interval = format.intervalName
    let boxes = RegressionSection.forestWords(interval)
    var blocks: [Block] = []
    for (position, forest) in forests().enumerated() {
      let words = [forest.group?.asSentence, boxes].compactMap(\.self).joined(separator: " ")
      let caption = format.caption("", answer.participation, more: words)
      let ending = position == 0 ? "" : "-\(position + 1)"
      blocks.append(block(forest.figure, caption, ending: ending, &numbering))
    }
    if let figure = calibration() {
      let caption = format.caption(
        "Calibration", answer.participation, more: CalibrationFigure.words(interval))
      blocks.append(block(figure, caption, ending: "-calibration", &numbering))
    }
    return blocks
  }

  /// What the marks of a forest plot mean.
  static func forestWords(_ interval: String) -> String {
    "Boxes are estimates, their area the precision; whiskers are \(interval)s, with an arrow where"
      + " they leave the axis."
  }

  private func block(
    _ figure: Figure, _ caption: [Inline], ending: String, _ numbering: inout Numbering
  ) -> Block {
    let id = format.question.id
    let number = numbering.figure(of: id)
    let name = numbering.fileName(for: id + ending)
    return .figure(
      FigureBlock(
        id: id + ending + "-figure", number: number, caption: caption, fileName: name + ".svg",
        figure: figure))
  }
}
