/// A text that the user wrote, with its place: a formula, a unit, a name.
public struct SourceText: Hashable, Sendable {
  /// The text as written.
  public let text: String
  /// Where it begins.
  public let place: Place

  /// A text at a place.
  public init(_ text: String, at place: Place) {
    self.text = text
    self.place = place
  }
}

/// How the cohort's file is to be read.
public struct CohortDeclaration: Equatable, Sendable {
  /// The encodings that a cohort's file may declare.
  public enum Encoding: String, CaseIterable, Sendable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "utf-8"
    /// Windows code page 1252.
    case windows1252 = "windows-1252"
    /// ISO 8859-1: as Windows-1252, but the bytes 80 to 9F are controls, which are refused.
    case latin1 = "iso-8859-1"
    /// UTF-16, its byte order told by its mark or by where its zero bytes stand; little-endian where
    /// neither tells.
    case utf16 = "utf-16"
    /// UTF-16, the low byte first.
    case utf16LittleEndian = "utf-16le"
    /// UTF-16, the high byte first.
    case utf16BigEndian = "utf-16be"
  }

  /// The file's name as the plan gives it.
  public var file: SourceText
  /// The column that names the patient, whose values must differ.
  public var id: SourceText?
  /// The field delimiter's byte; `nil` to detect it.
  public var delimiter: UInt8?
  /// The decimal mark: `.` or `,`.
  public var decimalMark: UInt8
  /// Whether the decimal mark is found in the columns that are read, instead.
  public var detectsDecimalMark: Bool
  /// What stands between groups of three digits.
  public var thousands: ThousandsMark
  /// How dates are written, in the order in which they are tried.
  public var dateFormats: [DateFormat]
  /// The text encoding; `nil` to detect it.
  public var encoding: Encoding?
  /// Codes read as missing in every column.
  public var missing: [String]
  /// What a synthetic cohort was made to match; `nil` for real patients.
  public var synthetic: String?
  /// The column of frequency weights.
  public var weight: SourceText?
  /// The file that describes the variables beside the plan.
  public var codebook: SourceText?

  /// A declaration with the defaults of the plan language.
  public init(file: SourceText) {
    self.file = file
    decimalMark = UInt8(ascii: ".")
    detectsDecimalMark = false
    thousands = .none
    dateFormats = DateFormat.usual
    missing = ["", "NA", "n/a"]
  }
}

/// What a variable is.
public enum VariableType: String, CaseIterable, Sendable {
  /// A number.
  case continuous
  /// A whole number.
  case integer
  /// One of a few levels.
  case categorical
  /// A calendar date.
  case date
  /// Free text.
  case text
}

/// One level of a categorical variable.
public struct Level: Hashable, Sendable {
  /// The code as it stands in the file.
  public let code: String
  /// The words for the reader.
  public let label: String

  /// A level; its code is its own label unless one is given.
  public init(code: String, label: String? = nil) {
    self.code = code
    self.label = label ?? code
  }
}

/// Where a continuous variable is cut into levels: [−∞, c₁) the first, [c₁, c₂) the second, and so on.
public enum CutPoints: Equatable, Sendable {
  /// At these numbers, ascending.
  case at([Double])
  /// At the median of the population.
  case median
  /// At the tertiles of the population.
  case tertiles
  /// At the quartiles of the population.
  case quartiles
}

/// One entry of the plan's data dictionary.
public struct VariableDeclaration: Equatable, Sendable {
  /// Where a variable's values come from.
  public enum Source: Equatable, Sendable {
    /// A column of the file: the one with the variable's own name unless another is named.
    case column(SourceText)
    /// A formula over other variables.
    case formula(SourceText)
    /// Another variable, cut into levels.
    case cut(SourceText, at: CutPoints, labels: [String]?)
  }
  /// How a continuous variable is spread, which chooses its summary and its test.
  public enum Distribution: String, CaseIterable, Sendable {
    /// Described by mean and standard deviation.
    case symmetric
    /// Described by median and quartiles.
    case skewed
  }

  /// The name by which plans and formulas know the variable.
  public var name: String
  /// Where the entry stands in the plan.
  public var place: Place
  /// The words for the reader; the name when none are given.
  public var label: String?
  /// A short form of the label.
  public var abbreviation: String?
  /// The unit, such as `cm3/m3`.
  public var unit: SourceText?
  /// The type; inferred when `nil`.
  public var type: VariableType?
  /// The levels in their declared order; in order of appearance when `nil`.
  public var levels: [Level]?
  /// The range outside which a value is an error.
  public var range: ClosedRange<Double>?
  /// Codes read as missing in this column, beside those of the whole cohort.
  public var missing: [String]
  /// What stands between groups of three digits; the cohort's where `nil`.
  public var thousands: ThousandsMark?
  /// How dates are written; as in the cohort where `nil`.
  public var dateFormats: [DateFormat]?
  /// What becomes of values beyond what could be measured, such as `<0.5`.
  public var detection: DetectionRule?
  /// Where the values come from.
  public var source: Source
  /// The reference level (a label or a code) in regressions; the first level when `nil`.
  public var reference: SourceText?
  /// The level of a two-level variable that tables show, or ``allLevels``; the last when `nil`.
  public var show: SourceText?
  /// What `show` says when tables show every level, unless a level is called so.
  public static let allLevels = "all"
  /// Decimals for this variable's numbers in tables.
  public var digits: Int?
  /// How the variable is spread.
  public var distribution: Distribution
  /// The keys that a codebook gave.
  public var fromCodebook: [String] = []
  /// Whether the entry holds only where something uses it, as one that the codebook alone has.
  public var isOptional = false

  /// A variable with the defaults of the plan language.
  public init(name: String, place: Place) {
    self.name = name
    self.place = place
    missing = []
    source = .column(SourceText(name, at: place))
    distribution = .symmetric
  }
}

/// One entry of the plan's outcomes.
public struct OutcomeDeclaration: Equatable, Sendable {
  /// How long a patient was followed.
  public enum Duration: Equatable, Sendable {
    /// A column or variable of durations in the outcome's unit.
    case time(SourceText)
    /// The span between two dates, in the outcome's unit.
    case dates(from: SourceText, to: SourceText)
  }
  /// How a follow-up ended.
  public enum Ending: Equatable, Sendable {
    /// A condition that is true where the event happened; else the patient was censored.
    case event(SourceText)
    /// A column of codes, and the name of the event each stands for; other codes are censored.
    case status(SourceText, events: [Level])
  }
  /// What an outcome is made of.
  public enum Kind: Equatable, Sendable {
    /// Follow-up time and how it ended.
    case timeToEvent(Duration, Ending)
    /// Status at a fixed time of another outcome: levels are event-free first.
    case landmark(outcome: SourceText, at: Double, levels: [String])
  }

  /// The name by which the plan knows the outcome.
  public var name: String
  /// Where the entry stands in the plan.
  public var place: Place
  /// The words for the reader; the name when none are given.
  public var label: String?
  /// The unit of time, such as `months`; landmark outcomes take their parent's.
  public var unit: SourceText?
  /// What the outcome is made of.
  public var kind: Kind

  /// An outcome.
  public init(name: String, place: Place, kind: Kind) {
    self.name = name
    self.place = place
    self.kind = kind
  }
}

/// One step of the population: who is kept, and what those left out have in common.
public struct PopulationStep: Equatable, Sendable {
  /// A condition; a patient for whom it is false or missing leaves.
  public var keep: SourceText
  /// The words for those who leave.
  public var reason: String

  /// A step.
  public init(keep: SourceText, reason: String) {
    self.keep = keep
    self.reason = reason
  }
}
