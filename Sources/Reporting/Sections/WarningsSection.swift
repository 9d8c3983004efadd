import Analysis
import Cohorts
import Document

/// Checks and warnings: what the checks found, what was chosen while reading, and what is to be known
/// about each result.
struct WarningsSection {
  let results: StudyResults
  let format: StudyFormat
  let numbering: Numbering

  /// The checks and warnings, then the other remarks.
  func blocks() -> [Block] {
    let checks = ChecksList(results: results, format: format, numbering: numbering)
    let warnings = checks.items + sentences(isWarning: true) + refusals
    let remarks = sentences(isWarning: false)
    var blocks: [Block] = [.heading(level: 2, id: "checks", [.text("Checks and warnings")])]
    if !warnings.isEmpty { blocks.append(.callout(Callout(.warning, [.list(warnings)]))) }
    blocks += checks.notes
    if !remarks.isEmpty { blocks.append(.list(remarks)) }
    if warnings.isEmpty, remarks.isEmpty, blocks.count == 1 {
      blocks.append(.paragraph([.text("Nothing was found that needs attention.")]))
    }
    return blocks
  }

  private func sentences(isWarning: Bool) -> [[Inline]] {
    let echoes = echoes(results.cohort.echoes.filter { $0.isWarning == isWarning })
    let kind: Note.Kind = isWarning ? .warning : .remark
    let notes = results.answers.flatMap { answer in
      answer.notes.filter { $0.kind == kind }.map { note in
        numbering.name(of: answer.question.id) + ": " + format.sentence(of: note)
      }
    }
    return (echoes + notes).map { [.text($0)] }
  }

  /// What could not be computed, said where its table would be and here again.
  private var refusals: [[Inline]] {
    results.answers.flatMap { answer in
      answer.notes.filter { $0.kind == .refusal }.map { note in
        let id = answer.question.id
        let place =
          numbering.hasName(id) ? numbering.name(of: id) : AnswerFormat(answer, in: format).title
        return [.text(place + ": " + format.sentence(of: note))]
      }
    }
  }

  /// What is said of several variables in the same words is said once: `age, bmi: read as …`.
  private func echoes(_ echoes: [Echo]) -> [String] {
    echoes.map(rest).distinct().map { rest in
      let own = echoes.filter { self.rest(of: $0) == rest }
      guard own.count > 1, let first = own.first, let variable = first.variable,
        first.sentence.hasPrefix(variable + " was ")
      else { return own.first.map { format.sentence($0.sentence, about: $0.variable) } ?? rest }
      let names = own.compactMap(\.variable).joined(separator: ", ")
      let plural = Self.ofSeveral(String(rest.dropFirst(" was ".count)))
      return names + " were " + plural + (rest.hasSuffix(".") ? "" : ".")
    }
  }

  /// What is said of one variable, said of several.
  private static func ofSeveral(_ words: String) -> String {
    words.replacing("although it has", with: "although they have")
      .replacing("all its values", with: "all their values")
      .replacing("declare its type", with: "declare their types")
  }

  /// A sentence without the variable at its start.
  private func rest(of echo: Echo) -> String {
    guard let variable = echo.variable, echo.sentence.hasPrefix(variable + " was ") else {
      return echo.sentence + (echo.variable ?? "")
    }
    return String(echo.sentence.dropFirst(variable.count))
  }
}
