import Analysis
import Cohorts
import Document

/// The quality of the data: a table of the variables, then what seems odd, with its rows.
struct QualitySection {
  private let quality: DataQuality
  private let cohort: Cohort
  private let format: StudyFormat
  private let remarks: [QualityWords.Remark]

  /// The section of a study's results.
  init(_ results: StudyResults, _ format: StudyFormat) {
    (cohort, self.format) = (results.cohort.withRowForEachPatient, format)
    quality = DataQuality(of: cohort, in: results.study)
    let words = QualityWords(
      quality: quality, cohort: cohort, label: format.label,
      number: { NumberFormat.significant($0, 15).trimmingZeros })
    remarks = words.remarks
  }

  /// The table under its heading, and the remarks.
  func blocks(_ numbering: inout Numbering) -> [Block] {
    let found: Block =
      remarks.isEmpty
      ? .paragraph([.text("Nothing in them seems odd.")])
      : .list(remarks.map { [.text($0.sentence.asSentence)] })
    return [
      .heading(level: 2, id: "quality", [.text("Data quality")]),
      .paragraph([.text(introduction)]),
      .table(table(number: numbering.table(of: DataQuality.analysis))), found,
    ]
  }

  private var introduction: String {
    let population =
      cohort.flow.steps.isEmpty ? "read from \(cohort.fileName)" : "of the population"
    return "\(format.count(quality.report.rows)) rows \(population). "
      + "Nothing was changed or left out for what is said here."
  }

  private func table(number: String) -> Table {
    var draft = TableDraft()
    draft.textColumn("Variable")
    draft.textColumn("Type")
    draft.numberColumn("n")
    draft.numberColumn("Missing (%)")
    draft.numberColumn("Distinct")
    draft.textColumn("Range")
    draft.numberColumn("Outliers")
    if hasNotes { draft.textColumn("Notes") }
    for variable in quality.report.variables { add(variable, to: &draft) }
    draft.remarks = [
      "Outliers lie beyond Tukey’s outer fences, three interquartile ranges from the quartiles; "
        + "of skewed variables with positive values only, the fences of their logarithms count.",
      "A dash stands where there are no fences.",
    ]
    return draft.table(
      id: "quality-table", number: number,
      caption: [.text("The variables as they were read.")])
  }

  private func add(_ own: VariableQuality, to draft: inout TableDraft) {
    let share =
      own.missing == 0
      ? ""
      : " (" + NumberFormat.percent(Double(own.missing) / Double(quality.report.rows), decimals: 1)
        + ")"
    let outliers = quality.outliers[own.name].map { format.count($0.rows.count) }
    var cells: [Table.Cell] = [
      draft.words(format.label(own.name)), draft.words(own.type.rawValue),
      .number(format.count(own.present)), .number(format.count(own.missing) + share),
      .number(format.count(own.distinct)), draft.words(extent(own)), .number(outliers ?? "—"),
    ]
    if hasNotes { cells.append(draft.words(notes(of: own.name).joined(separator: ", "))) }
    draft.rows.append(Table.Row(.plain, cells))
  }

  private var hasNotes: Bool {
    quality.report.variables.contains { !notes(of: $0.name).isEmpty }
  }

  private func notes(of variable: String) -> [String] {
    remarks.filter { $0.variables.contains(variable) && $0.short != "outliers" }
      .map(\.short).distinct()
  }

  private func extent(_ own: VariableQuality) -> String {
    switch own.extent {
    case .numbers(let range):
      let numbers = [range.lowerBound, range.upperBound].map {
        NumberFormat.significant($0, 6).trimmingZeros
      }
      let unit = cohort.variable(own.name)?.unit.map { " " + $0 } ?? ""
      return numbers.joined(separator: " to ") + unit
    case .days(let range):
      return CalendarDate.text(daysSince1970: range.lowerBound) + " to "
        + CalendarDate.text(daysSince1970: range.upperBound)
    case .kinds(let count):
      let noun = own.type == .text ? "text" : "level"
      return count == 1 ? "1 \(noun)" : "\(format.count(count)) \(noun)s"
    case .none: return ""
    }
  }
}
