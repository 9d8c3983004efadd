/// What stands between groups of three digits, left of the decimal mark.
public enum ThousandsMark: String, CaseIterable, Sendable {
  /// Nothing: a mark is an error.
  case none
  /// `1,234`.
  case comma = ","
  /// `1.234`.
  case point = "."
  /// `1 234`, with a space, a no-break space or a thin one.
  case space = " "
  /// `1'234`, with a straight or a curved apostrophe.
  case apostrophe = "'"
}

/// How a date is written.
public enum DateFormat: String, CaseIterable, Sendable {
  /// `2020-02-29`.
  case iso
  /// `29.02.2020`; day and month also with one digit.
  case german
  /// `02/29/2020`: month first; month and day also with one digit.
  case us
  /// `29/02/2020`: day first; day and month also with one digit.
  case uk
  /// `29FEB2020`, as SAS and Stata print dates; upper or lower case.
  case date9
  /// Excel's number of the day, 1 being 1900-01-01, and 60 the 29 February 1900 that never was.
  case excel
  /// Excel's number of the day in workbooks that begin with 1904-01-01 as 0.
  case excel1904 = "excel_1904"

  /// What is read where nothing is declared: neither can be taken for the other.
  public static let usual: [DateFormat] = [.iso, .german]

  /// The format as messages show it.
  var pattern: String {
    switch self {
    case .iso: "YYYY-MM-DD"
    case .german: "DD.MM.YYYY"
    case .us: "MM/DD/YYYY"
    case .uk: "DD/MM/YYYY"
    case .date9: "DDMMMYYYY"
    case .excel: "the number of a day in Excel"
    case .excel1904: "the number of a day in Excel's 1904 system"
    }
  }
}

/// What becomes of a value that is only known to lie below or above a limit of the measurement.
///
/// Substitution is simple, and biases means and standard deviations: L/√2 fits where the values are
/// not highly skewed, L/2 where their geometric standard deviation is about 3 or more (Hornung and
/// Reed, Appl Occup Environ Hyg 1990;5:46, doi 10.1080/1047322X.1990.10389587).
public struct DetectionRule: Equatable, Sendable {
  /// The value that takes the place of one below the limit L.
  public enum Below: String, CaseIterable, Sendable {
    /// L/2.
    case half
    /// L/√2.
    case sqrt2
    /// L.
    case limit
    /// 0.
    case zero
    /// None: the value is missing.
    case missing
  }
  /// The value that takes the place of one above the limit U.
  public enum Above: String, CaseIterable, Sendable {
    /// U.
    case limit
    /// None: the value is missing.
    case missing
  }

  /// What `<L` becomes; an error where `nil`.
  public var below: Below?
  /// What `>U` becomes; an error where `nil`.
  public var above: Above?

  /// A rule.
  public init(below: Below? = nil, above: Above? = nil) {
    (self.below, self.above) = (below, above)
  }
}

extension VariableDeclaration {
  /// Whether its unit is percent, so that a percent sign may stand behind its numbers.
  var isPercent: Bool { unit?.text == "percent" || unit?.text == "%" }
}
