import Analysis
import Document

/// How a journal wants its numbers and tables printed: every rule in one value.
///
/// The value says how numbers look, never what they are: rounding is that of `NumberFormat` in all
/// styles. Each style stands in a file of its own, which cites the source of each of its rules; what
/// its source leaves open is as in the project's own style, whose values are the defaults here.
struct JournalStyle: Equatable, Sendable {
  /// The digits of p-values.
  var pValue = PValueRule()
  /// The letter of p-values, and what stands around the sign behind it.
  var letter = PValueLetter()
  /// Which numbers below 1 have a zero before the decimal mark.
  var leadingZeros = LeadingZeros.all
  /// The decimal mark of pages and figures; formats work with the point, `Typography` sets the mark.
  var decimalMark: Character = "."
  /// What groups the digits of large numbers; `nil` for nothing.
  var grouping: Grouping?
  /// Confidence intervals.
  var interval = IntervalRule()
  /// What stands between two quartiles, or other limits of a range; "to" where one is negative.
  var rangeMark = "–"
  /// The decimals of percentages.
  var percent = PercentRule()
  /// Decimals of probabilities, areas, and other numbers from 0 to 1.
  var probabilityDecimals = 3
  /// Whether sensitivity and its like are percentages.
  var hasPercentShares = false
  /// The cell of a mean where the plan gives no template.
  var meanTemplate = "{mean} ({sd})"
  /// The cell of a median where the plan gives no template.
  var medianTemplate = "{median} ({p25}, {p75})"
  /// What stands in a cell that has no number.
  var emptyCell = "—"
  /// The head of a table's first column.
  var stubHead = StubHead.own
  /// Whether the heads of columns are bold.
  var hasBoldHeads = false
  /// Captions and notes.
  var layout = TableStyle()
}

extension JournalStyle {
  /// The rules behind the plan's word.
  init(_ name: ReportStyle) {
    self =
      switch name {
      case .standard: .standard
      case .jama: .jama
      case .nejm: .nejm
      case .lancet: .lancet
      case .radiology: .radiology
      case .apa: .apa
      }
  }
}

/// The digits of p-values; above 0.99 every style prints `>0.99`.
struct PValueRule: Equatable, Sendable {
  /// How many digits.
  enum Digits: Equatable, Sendable {
    /// So many decimals.
    case decimals(Int)
    /// Two decimals, three below 0.01.
    case twoOrThree
    /// So many significant digits in at most so many decimals.
    case significant(Int, decimals: Int)
  }

  /// How many digits.
  var digits = Digits.decimals(3)
  /// Below this only the bound is printed, with these decimals.
  var smallest = 0.001
  /// The decimals of that bound.
  var smallestDecimals = 3
}

/// The letter of p-values.
struct PValueLetter: Equatable, Sendable {
  /// `p` or `P`.
  var letter = "p"
  /// Whether it is italic in running text and tables.
  var isItalic = false
  /// Whether spaces stand around the sign: `p = 0.04` or `P=0.04`.
  var isSpaced = true
  /// What joins the letter to the word "value".
  var joint = "-"
}

/// Which numbers below 1 have a zero before the decimal mark.
enum LeadingZeros: Equatable, Sendable {
  /// All.
  case all
  /// All but p-values.
  case allButP
  /// Those that can exceed 1: no p-value, correlation or proportion.
  case whereOneCanBeExceeded
}

/// Groups of three digits in numbers before the decimal mark.
struct Grouping: Equatable, Sendable {
  /// What stands between the groups.
  let mark: String
  /// The fewest digits that are grouped.
  let from: Int
}

/// Confidence intervals.
struct IntervalRule: Equatable, Sendable {
  /// What stands between the limits.
  var mark = "–"
  /// Whether the word "to" stands in place of the mark where a limit is negative or infinite.
  var needsWord = true
  /// What opens the limits behind an estimate.
  var opening = "("
  /// What closes them.
  var closing = ")"
  /// What stands between the level and the limits in running text: `95% CI, 0.6-0.8`.
  var lead = " "
}

/// The decimals of percentages by the patients of the whole table, so that its columns have the same.
struct PercentRule: Equatable, Sendable {
  /// From so many patients on, so many decimals; ascending.
  var steps: [Step] = [Step(patients: 100, decimals: 1)]

  /// From so many patients on, so many decimals.
  struct Step: Equatable, Sendable {
    let patients: Double
    let decimals: Int
  }

  /// The decimals in a table of so many patients.
  func decimals(of patients: Double) -> Int {
    steps.last { patients >= $0.patients }?.decimals ?? 0
  }
}

/// The head of a table's first column.
enum StubHead: Equatable, Sendable {
  /// What the table says.
  case own
  /// Nothing.
  case empty
  /// What the table says, or this word.
  case named(String)
}
