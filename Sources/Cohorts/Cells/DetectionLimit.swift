/// A cell that says only on which side of a limit the value lies: `<0.5`, `> 90`, `≤0.5`.
struct DetectionLimit: Equatable {
  /// Whether the value lies below the limit.
  let isBelow: Bool
  /// The limit.
  let value: Double

  /// `nil` where a cell is no such thing.
  init?(_ cell: ArraySlice<UInt8>, _ style: NumberStyle) {
    guard let sign = Self.signs.first(where: { cell.starts(with: $0.spelling) }) else { return nil }
    var rest = cell.dropFirst(sign.spelling.count)
    WideSpace.trimStart(&rest)
    guard let value = NumberCell(rest, style).value else { return nil }
    (isBelow, self.value) = (sign.isBelow, value)
  }

  /// A cell without the sign of a limit.
  static func bare(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let sign = signs.first(where: { cell.starts(with: $0.spelling) }) else { return cell }
    var rest = cell.dropFirst(sign.spelling.count)
    WideSpace.trimStart(&rest)
    return rest
  }

  /// The longer spellings first.
  private static let signs: [(spelling: [UInt8], isBelow: Bool)] = [
    (Array("<=".utf8), true), (Array(">=".utf8), false), (Array("≤".utf8), true),
    (Array("≥".utf8), false), (Array("<".utf8), true), (Array(">".utf8), false),
  ]
}

extension DetectionRule {
  /// What takes the place of a value beyond a limit.
  enum Substitute: Equatable {
    /// A number.
    case value(Double)
    /// Nothing: the value is missing.
    case missing
    /// The rule says nothing of this side.
    case undeclared
    /// Half of a limit that is not positive lies above it, or is the limit itself.
    case notPositive
  }

  /// The value by the rule.
  func substitute(for limit: DetectionLimit) -> Substitute {
    guard limit.isBelow else {
      switch above {
      case .limit: return .value(limit.value)
      case .missing: return .missing
      case nil: return .undeclared
      }
    }
    switch below {
    case .limit: return .value(limit.value)
    case .missing: return .missing
    case nil: return .undeclared
    case .half, .sqrt2, .zero: return limit.value > 0 ? positive(limit.value) : .notPositive
    }
  }

  private func positive(_ limit: Double) -> Substitute {
    switch below {
    case .half: .value(limit / 2)
    case .sqrt2: .value(limit / 2.0.squareRoot())
    default: .value(0)
    }
  }
}

/// Who had a value beyond a limit of the measurement, and which limits.
public struct DetectionCounts: Equatable, Sendable {
  /// What was done about them.
  public let rule: DetectionRule
  /// The limits below which values lay, one for each such patient.
  public let below: [Double]
  /// The limits above which values lay, one for each such patient.
  public let above: [Double]

  /// What was done, in the words of a sentence: one part for each side.
  public func sentences(_ number: (Double) -> String) -> [String] {
    [
      Self.sentence(below, "below the limit of detection", "<", rule.below?.words, number),
      Self.sentence(above, "above the upper limit of measurement", ">", rule.above?.words, number),
    ].compactMap(\.self)
  }

  private static func sentence(
    _ limits: [Double], _ side: String, _ sign: String, _ deed: String?,
    _ number: (Double) -> String
  ) -> String? {
    guard let deed, let least = limits.min(), let most = limits.max() else { return nil }
    let shown = least == most ? "\(sign)\(number(least))" : "\(number(least)) to \(number(most))"
    let (values, were) = limits.count == 1 ? ("value", "was") : ("values", "were")
    return "\(limits.count) \(values) \(side) (\(shown)) \(were) \(deed)"
  }
}

extension DetectionRule.Below {
  /// What is done, as in `3 values were …`.
  var words: String {
    switch self {
    case .half: "set to half of the limit"
    case .sqrt2: "set to the limit divided by √2"
    case .limit: "set to the limit"
    case .zero: "set to 0"
    case .missing: "taken as missing"
    }
  }
}

extension DetectionRule.Above {
  /// What is done, as in `3 values were …`.
  var words: String {
    switch self {
    case .limit: "set to the limit"
    case .missing: "taken as missing"
    }
  }
}
