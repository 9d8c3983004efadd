/// What the file of a statistical program says of its variables.
struct FileDictionary: Sendable {
  /// The format.
  let format: StatisticalFormat
  /// The variables by their field, from 0.
  var variables: [FileVariable]
  /// The variable that weights the rows in the program, where the file was saved with one.
  var weight: String?
}

/// What a file says of one variable.
struct FileVariable: Sendable {
  /// A code that the file calls missing, and how many rows hold it.
  struct MissingCode: Sendable {
    let code: String
    let label: String?
    var count = 0
  }

  /// The name.
  let name: String
  /// The words for the reader.
  let label: String?
  /// The format in which the program prints the values, such as `DATE11` or `%td`.
  let format: String
  /// Whether the values are texts.
  let isText: Bool
  /// What the numbers stand for.
  let reading: ValueReading
  /// The codes with a label that are not missing, in the order of the codes.
  var levels: [Level] = []
  /// The numbers that the file calls missing, beside its own missing value.
  var missingRanges: [ClosedRange<Double>] = []
  /// The texts that it calls missing.
  var missingTexts: Set<String> = []
  /// The codes that it calls missing: those it names one by one, then those of a range that occur.
  var missing: [MissingCode] = []
  /// How many dates had a time of day that their format does not show.
  var timesOfDay = 0
}

extension FileVariable {
  /// Whether the file calls a number missing.
  func isMissing(_ number: Double) -> Bool { missingRanges.contains { $0.contains(number) } }
}
