import Analysis
import Cohorts
import Document

/// Checks and warnings: what was chosen while reading, and what is to be known about each result.
struct WarningsSection {
  let results: StudyResults
  let format: StudyFormat
  let numbering: Numbering

  /// The warnings, then the other remarks.
  func blocks() -> [Block] {
    let warnings = sentences(isWarning: true)
    let remarks = sentences(isWarning: false)
    var blocks: [Block] = [.heading(level: 2, id: "checks", [.text("Checks and warnings")])]
    if !warnings.isEmpty { blocks.append(.callout(Callout(.warning, [.list(warnings)]))) }
    if !remarks.isEmpty { blocks.append(.list(remarks)) }
    if warnings.isEmpty, remarks.isEmpty {
      blocks.append(.paragraph([.text("Nothing was found that needs attention.")]))
    }
    return blocks
  }

  private func sentences(isWarning: Bool) -> [[Inline]] {
    let echoes = results.cohort.echoes.filter { $0.isWarning == isWarning }.map { echo in
      format.sentence(echo.sentence, about: echo.variable)
    }
    let kind: Note.Kind = isWarning ? .warning : .remark
    let notes = results.answers.flatMap { answer in
      answer.notes.filter { $0.kind == kind }.map { note in
        numbering.name(of: answer.question.id) + ": " + format.sentence(of: note)
      }
    }
    return (echoes + notes).map { [.text($0)] }
  }
}
