import Analysis
import Cohorts
import Statistics

/// What stands below a baseline table: short forms, and the choices behind its numbers.
struct BaselineNotes {
  let format: AnswerFormat
  let table: Summarize
  /// The templates of the rows.
  let templates: [CellTemplate]
  let blocks: [BaselineBlock]

  private var conventions: Conventions { format.question.conventions }

  private func has(_ names: String...) -> Bool {
    templates.contains { $0.statistics.contains(where: names.contains) }
  }

  private var hasLimits: Bool {
    templates.contains { $0.statistics.contains { $0.hasSuffix("conf.low") } }
  }

  /// The short forms.
  var abbreviations: [String] {
    let differs = blocks.contains(where: \.hasDifference)
    return (has("sd") ? ["SD, standard deviation"] : []) + (has("se") ? ["SE, standard error"] : [])
      + (has("p25", "p75") ? ["Q1 and Q3, first and third quartile" + quantiles] : [])
      + (has("iqr") ? ["IQR, interquartile range" + (has("p25", "p75") ? "" : quantiles)] : [])
      + (has("mad") ? ["MAD, median absolute deviation × 1.4826"] : [])
      + (differs || hasLimits ? ["CI, confidence interval"] : [])
      + (blocks.contains(where: \.hasSMD) ? ["SMD, standardised mean difference"] : [])
  }

  private var quantiles: String { " (quantiles of type \(conventions.quantileType))" }

  /// The choices, in sentences.
  var remarks: [String] { percentages + intervals + moments }

  private var percentages: [String] {
    guard has("p", "p_miss", "p_nonmiss") else { return [] }
    switch (table.percent, table.denominator) {
    case (.column, .known): return []
    case (.column, .all):
      return ["Percentages are of all patients of the column, those with missing values included."]
    case (.row, _): return ["Percentages are by row: of the patients with the level."]
    case (.cell, .known): return ["Percentages are of all patients whose value is known."]
    case (.cell, .all):
      return ["Percentages are of all patients, those with missing values included."]
    }
  }

  private var intervals: [String] {
    var words: [String] = []
    if has("conf.low", "conf.high") {
      words.append("of percentages by \(IntervalWords.proportion(table.interval))")
    }
    if has("mean.conf.low", "mean.conf.high") { words.append("of means by Student’s t") }
    if has("median.conf.low", "median.conf.high") {
      words.append("of medians between order statistics")
    }
    return words.isEmpty ? [] : ["Intervals " + words.joined(separator: ", ") + "."]
  }

  private var moments: [String] {
    guard has("skewness", "kurtosis") else { return [] }
    return [MomentWords.sentence(conventions.moments)]
  }
}

/// The ways to make the interval of a proportion.
enum IntervalWords {
  /// Whose method it is.
  static func proportion(_ interval: Summarize.ProportionInterval) -> String {
    switch interval {
    case .wilson: "Wilson’s method"
    case .wilsonCorrected: "Wilson’s method with continuity correction"
    case .clopperPearson: "Clopper and Pearson’s method"
    case .agrestiCoull: "Agresti and Coull’s method"
    case .wald: "Wald’s method"
    }
  }
}

/// The ways to measure skewness and kurtosis.
enum MomentWords {
  /// Which they are.
  static func sentence(_ moments: Conventions.Moments) -> String {
    switch moments {
    case .type3: "Skewness and kurtosis are b₁ and b₂ − 3 (type 3)."
    case .type2: "Skewness and kurtosis are the adjusted G₁ and G₂ (type 2)."
    case .type1NotExcess:
      "Skewness and kurtosis are the moment ratios g₁ and m₄/m₂², from which 3 is not taken."
    }
  }
}
