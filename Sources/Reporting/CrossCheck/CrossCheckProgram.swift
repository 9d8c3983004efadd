public import Analysis

/// A program whose users can recompute a report: what is written for it is a script that reads the
/// cohort, states every analysis in the program's own commands, and holds the report's numbers.
public enum CrossCheckProgram: String, CaseIterable, Sendable {
  /// R: runs, compares each number, and exits 1 where one differs.
  case r
  /// SAS: statements and expected values.
  case sas
  /// SPSS: commands and expected values.
  case spss
  /// Stata: commands and expected values.
  case stata

  /// The file's name in the report's folder.
  public var fileName: String {
    switch self {
    case .r: "crosscheck.R"
    case .sas: "crosscheck.sas"
    case .spss: "crosscheck.sps"
    case .stata: "crosscheck.do"
    }
  }

  /// The script of a study's results.
  public func file(for results: StudyResults) -> PageFile {
    let text =
      switch self {
      case .r: RScript(results).text
      case .sas: SASScript(results).text
      case .spss: SPSSScript(results).text
      case .stata: StataScript(results).text
      }
    return PageFile(path: fileName, contents: text)
  }
}
