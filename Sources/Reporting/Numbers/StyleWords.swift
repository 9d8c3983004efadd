import Analysis

/// What Methods say of a style.
extension JournalStyle {
  /// The decimals of percentages.
  var percentWords: String {
    let none = percent.steps.first.map { "\(Int($0.patients))" } ?? ""
    return none.isEmpty
      ? "Percentages have no decimals."
      : "Percentages have no decimal in analyses of fewer than \(none) patients, else one."
  }

  /// The digits of p-values, in all styles with what happens at 0.05 and near 1.
  var pValueWords: String {
    let digits =
      switch pValue.digits {
      case .decimals(let decimals): "\(Self.words[decimals, default: String(decimals)]) decimals"
      case .twoOrThree: "two decimals, three below 0.01"
      case .significant(let digits, let decimals):
        "\(Self.words[digits, default: String(digits)]) significant figures in at most"
          + " \(Self.words[decimals, default: String(decimals)]) decimals"
      }
    return
      "p-values have \(digits), more where rounding would carry one below 0.05 up to 0.05; those"
      + " above 0.99 are printed as >0.99."
  }

  private static let words = [1: "one", 2: "two", 3: "three", 4: "four"]

  /// Whose style it is, where it is not the project's own.
  func otherWords(_ name: ReportStyle) -> [String] {
    guard self != .standard else { return [] }
    return [
      "Numbers and tables are in the style “\(name.rawValue)”, which changes how results are printed"
        + " and none of them."
    ]
  }
}
