import Foundation

/// The readers that are given what nobody would write; each with what must hold of every input.
///
/// A reader returns, or stops the process: by a fault of its own, or by `demand`. A new reader is a
/// case here, a function beside the others, and a folder of small inputs in Corpus.
enum FuzzedReader: String, CaseIterable, Sendable {
  /// A cohort's text file, under declarations that the first bytes choose.
  case csv
  /// A file of which `init` makes a first plan.
  case draft
  /// A codebook: YAML, a CSV, REDCap's export.
  case codebook
  /// A file of SPSS, Stata or SAS.
  case statistical
  /// A plan.
  case plan
  /// A plan that is run on a small cohort, and its pages.
  case study
  /// A formula and a unit.
  case formula
  /// A results.json, as `diff` reads it.
  case results
  /// A file of printed numbers, as `audit` reads it.
  case audit
  /// A NIfTI file.
  case volume
  /// The JSON of imaging tools.
  case json

  /// Reads an input.
  func read(_ bytes: [UInt8]) {
    switch self {
    case .csv: CohortFuzzing.table(bytes)
    case .draft: CohortFuzzing.draft(bytes)
    case .codebook: DictionaryFuzzing.codebook(bytes)
    case .statistical: DictionaryFuzzing.statisticalFile(bytes)
    case .formula: CohortFuzzing.formula(bytes)
    case .plan: StudyFuzzing.plan(bytes)
    case .study: StudyFuzzing.study(bytes)
    case .results: StudyFuzzing.results(bytes)
    case .audit: StudyFuzzing.audit(bytes)
    case .volume: ImagingFuzzing.volume(bytes)
    case .json: ImagingFuzzing.json(bytes)
    }
  }
}

/// Stops the process where something does not hold.
func demand(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}
