import Foundation

/// Errors that happen when tables are made by hand, each put into a check that is right.
enum SeededError: String, CaseIterable {
  case transposed = "two digits of a mean, percentage or estimate transposed"
  case swapped = "the columns of two groups swapped under their heads"
  case standardErrors = "standard errors printed as deviations"
  case otherP = "the p of another row"
  case countOff = "a count off by one"
  case otherDenominator = "a percentage of all patients in the place of the group's"

  /// The share that the audit finds at least; columns swapped leave a two-sided p nearly as it
  /// is, so that percentages alone betray them.
  var leastShare: Double {
    switch self {
    case .transposed: 0.85
    case .swapped: 0.25
    case .standardErrors: 0.7
    case .otherP: 0.75
    case .countOff, .otherDenominator: 0.95
    }
  }

  /// The check with the error; `nil` where it changes nothing, or has no place.
  func applied(to check: PrintedReport.Check, next: PrintedReport.Check) -> PrintedReport.Check? {
    var wrong = check
    switch (self, check.kind) {
    case (.transposed, .counts): wrong.besides[0][0] = Self.transposed(check.besides[0][0])
    case (.transposed, _): wrong.numbers[0][0] = Self.transposed(check.numbers[0][0])
    case (.swapped, .means):
      wrong.numbers[0].swapAt(0, 1)
      wrong.besides[0].swapAt(0, 1)
    case (.swapped, .counts):
      for level in check.numbers.indices {
        wrong.numbers[level].swapAt(0, 1)
        wrong.besides[level].swapAt(0, 1)
      }
    case (.standardErrors, .means):
      wrong.besides[0] = zip(check.besides[0], check.n).map { text, n in
        Self.printed(Self.number(text) / Double(n).squareRoot(), like: text)
      }
    case (.otherP, _): wrong.p = next.p
    case (.countOff, .counts):
      wrong.numbers[0][0] = String(Int(Self.number(check.numbers[0][0])) + 1)
    case (.otherDenominator, .counts):
      let share = 100 * Self.number(check.numbers[0][0]) / Double(check.n.reduce(0, +))
      wrong.besides[0][0] = Self.printed(share, like: check.besides[0][0])
    default: return nil
    }
    return wrong == check ? nil : wrong
  }

  /// The first two unlike neighbouring digits exchanged.
  private static func transposed(_ text: String) -> String {
    var characters = Array(text)
    for index in characters.indices.dropLast()
    where characters[index].isNumber && characters[index + 1].isNumber
      && characters[index] != characters[index + 1]
    {
      characters.swapAt(index, index + 1)
      break
    }
    return String(characters)
  }

  private static func number(_ text: String) -> Double {
    let digits = text.map { $0 == "·" ? "." : $0 }.filter { $0.isNumber || $0 == "." }
    return Double(String(digits)) ?? 0
  }

  /// A number with the decimals of another text.
  private static func printed(_ number: Double, like text: String) -> String {
    let point = text.firstIndex { $0 == "." || $0 == "·" }
    let decimals = point.map { text[$0...].dropFirst().prefix { $0.isNumber }.count } ?? 0
    return String(format: "%.\(decimals)f", number)
  }
}
