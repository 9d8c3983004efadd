/// What is read of a result: its number, or another form of it.
enum Reading: Sendable {
  /// The number itself.
  case asItStands
  /// In place of some statistics others of the same result, by name.
  case others([String: String])
  /// In place of a statistic the square of another.
  case square(of: String, for: String)
  /// Some statistics times a number.
  case scaled([String: Double])
  /// A number added to a statistic.
  case shifted(String, by: Double)
  /// A standard deviation with n in the place of n − 1.
  case populationDeviation
  /// A difference the other way round: −x, its limits exchanged.
  case negated
  /// A ratio the other way round: 1/x, its limits exchanged, its logarithm negated.
  case inverted
  /// 1 − x, its limits exchanged.
  case complement

  /// The row of a number of a result, as it is read.
  ///
  /// - Parameters:
  ///   - row: the row that is read.
  ///   - find: the other rows of the same result, by statistic.
  func row(_ row: Finding, _ find: (String) -> Finding?) -> Finding? {
    let name = row.statistic
    switch self {
    case .asItStands: return row
    case .others(let names): return names[name].map(find) ?? row
    case .square(let other, let own):
      return name == own ? find(other)?.with { $0 * $0 } : row
    case .scaled(let factors):
      return factors[name].map { factor in row.with { $0 * factor } } ?? row
    case .shifted(let own, let step): return name == own ? row.with { $0 + step } : row
    case .populationDeviation: return name == "sd" ? deviation(row, find("N")) : row
    case .negated: return Self.turned(row, find) { name.isMagnitude ? $0 : -$0 }
    case .inverted: return Self.turned(row, find) { Self.inverse(of: name, $0) }
    case .complement: return Self.turned(row, find) { name.isMagnitude ? $0 : 1 - $0 }
    }
  }

  private func deviation(_ row: Finding, _ count: Finding?) -> Finding? {
    guard let n = count?.number, n > 0 else { return nil }
    return row.with { $0 * ((n - 1) / n).squareRoot() }
  }

  /// 1/x of a ratio; a logarithm and its statistic change their sign.
  private static func inverse(of name: String, _ x: Double) -> Double? {
    if name.isMagnitude { return x }
    if name == "coefficient" || name == "statistic" { return -x }
    return x == 0 ? nil : 1 / x
  }

  /// The row whose number takes the place of another when everything is turned round: the lower
  /// limit comes from the upper one.
  private static func turned(
    _ row: Finding, _ find: (String) -> Finding?, _ form: (Double) -> Double?
  ) -> Finding? {
    find(row.statistic.turned)?.with(form)
  }
}

extension Finding {
  /// The row with another form of its number; what has none stays without.
  fileprivate func with(_ form: (Double) -> Double?) -> Finding? {
    guard let number else { return self }
    guard let formed = form(number), !formed.isNaN else { return nil }
    var row = self
    row.value = .number(formed)
    return row
  }
}

extension String {
  /// The statistic that takes this one's place when the groups change theirs.
  fileprivate var turned: String {
    if hasSuffix("conf.low") { return dropLast(3) + "high" }
    if hasSuffix("conf.high") { return dropLast(4) + "low" }
    if self == "estimate1" { return "estimate2" }
    return self == "estimate2" ? "estimate1" : self
  }

  /// Whether the statistic has no direction.
  fileprivate var isMagnitude: Bool {
    hasSuffix("std.error") || hasSuffix("p.value") || hasPrefix("estimate") && count == 9
      || ["parameter", "nobs", "n", "N", "events"].contains(self)
  }
}
