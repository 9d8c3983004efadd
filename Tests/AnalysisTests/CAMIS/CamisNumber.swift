import Foundation

/// A number as a program printed it: compared to half a unit of its last digit, which is stricter than
/// `PrintedNumber`.
enum CamisNumber: Equatable {
  /// A number, and half a unit of its last printed digit.
  case number(Double, half: Double)
  /// Less than a number, as "<.0001".
  case below(Double)
  /// More than a number, as ">0.1500".
  case above(Double)
  /// Not estimable.
  case none

  /// The numbers of a printed text, in order: "0.94 (0.55, 1.47)" holds three.
  static func all(in text: String) -> [CamisNumber]? {
    let joined = text.replacing("< ", with: "<").replacing("> ", with: ">")
    let words = joined.split { " ,()".contains($0) }
    let numbers = words.compactMap { CamisNumber(String($0)) }
    return numbers.count == words.count ? numbers : nil
  }

  init?(_ word: String) {
    if word == "NE" || word == "NA" {
      self = .none
    } else if word.hasPrefix("<"), let bound = Double(word.dropFirst()) {
      self = .below(bound)
    } else if word.hasPrefix(">"), let bound = Double(word.dropFirst()) {
      self = .above(bound)
    } else if let number = Double(word) {
      self = .number(number, half: Self.half(word))
    } else {
      return nil
    }
  }

  /// Half a unit of the last digit of "−1.25e-07".
  private static func half(_ word: String) -> Double {
    let parts = word.lowercased().split(separator: "e", maxSplits: 1)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let point = parts[0].firstIndex(of: ".")
    let decimals = point.map { parts[0].distance(from: $0, to: parts[0].endIndex) - 1 } ?? 0
    return 0.5 * pow(10, Double(exponent - decimals))
  }

  /// Whether a computed number prints as this one, or lies within a relative error of that.
  func agrees(with found: Double?, relative: Double = 1e-14) -> Bool {
    switch (self, found) {
    case (.none, nil): true
    case (.none, _), (_, nil): false
    case (.number(let number, let half), let found?):
      abs(found - number) <= half * (1 + 1e-6) + abs(number) * relative
    case (.below(let bound), let found?): found < bound
    case (.above(let bound), let found?): found > bound
    }
  }
}
