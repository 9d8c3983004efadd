internal import Cohorts
internal import Figures

/// cohort.csv: the clinical columns as they are, then one column for each metric.
///
/// An empty cell is a missing number, never 0. Delimiter and decimal mark are those of the clinical
/// file, so that one plan reads both kinds of columns.
struct CohortCSV {
  private let clinical: ClinicalFile
  private let options: MetricsOptions
  private let records: [PatientRecord]

  init(_ clinical: ClinicalFile, _ records: [PatientRecord], _ options: MetricsOptions) {
    (self.clinical, self.records, self.options) = (clinical, records, options)
  }

  var text: String {
    let columns = others
    let names =
      clinical.header.map(Self.harmless) + Metric.allCases.map { $0.column(options) } + columns
      + ["psoas_structure", "qc_status", "qc_codes"]
    var lines = [line(names)]
    for record in records { lines.append(line(cells(record, columns))) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The other tools' columns that any patient has.
  private var others: [String] {
    OtherTools.columns.filter { column in
      records.contains { $0.others.contains { $0.column == column } }
    }
  }

  private func cells(_ record: PatientRecord, _ columns: [String]) -> [String] {
    let hasMuscle =
      record.values[.psoasVolumeLeft] != nil || record.values[.psoasAreaLeft] != nil
      || record.values[.psoasVolumeRight] != nil || record.values[.psoasAreaRight] != nil
    return record.patient.cells.map(Self.harmless)
      + Metric.allCases.map { number(record.values[$0]) }
      + columns.map { column in number(record.others.first { $0.column == column }?.value) }
      + [
        hasMuscle ? options.structure : "",
        record.status(options, hasTumors: clinical.hasTumors),
        record.codes.joined(separator: " "),
      ]
  }

  /// How many clinical cells a spreadsheet would have run.
  var formulas: Int {
    records.reduce(0) { $0 + $1.patient.cells.count { Self.harmless($0) != $0 } }
  }

  /// A clinical cell as it is, with an apostrophe before it where a spreadsheet would run it; signs
  /// alone, as `++` of a stain, and numbers are no formulas.
  private static func harmless(_ cell: String) -> String {
    let isPlain = cell.utf8.allSatisfy { "+-0123456789.,".utf8.contains($0) }
    return !isPlain && CSV.isFormula(cell) ? "'" + cell : cell
  }

  private func number(_ value: Double?) -> String {
    guard let value else { return "" }
    let text = Decimal.full(value)
    guard clinical.decimalMark != UInt8(ascii: ".") else { return text }
    return String(text.map { $0 == "." ? Character(Unicode.Scalar(clinical.decimalMark)) : $0 })
  }

  private func line(_ cells: [String]) -> String {
    cells.map(field).joined(separator: String(Unicode.Scalar(clinical.delimiter)))
  }

  /// A field, in quotes where it holds a delimiter, a quote or a line break (RFC 4180).
  private func field(_ text: String) -> String {
    let special = [clinical.delimiter, UInt8(ascii: "\""), 0x0A, 0x0D]
    guard text.utf8.contains(where: special.contains) else { return text }
    var doubled = "\""
    for scalar in text.unicodeScalars {
      doubled.unicodeScalars.append(scalar)
      if scalar == "\"" { doubled.unicodeScalars.append(scalar) }
    }
    return doubled + "\""
  }
}
