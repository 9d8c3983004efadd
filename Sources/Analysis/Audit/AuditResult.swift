/// What printed numbers say of each other.
public struct AuditResult: Equatable, Sendable {
  /// How the printed numbers fit together.
  public enum Verdict: Equatable, Sendable {
    /// They fit.
    case fits
    /// They fit only under one reading.
    case fitsOnlyWith(String)
    /// They fit, but so would many others: a bounded p, or coarse rounding.
    case cannotTell
    /// They nearly fit, as when an interval is not Wald's.
    case approximate
    /// They cannot all be right.
    case conflict
    /// There is nothing to check them by.
    case notCheckable

    /// The verdict in words.
    public var words: String {
      switch self {
      case .fits: "fits"
      case .fitsOnlyWith(let reading): "fits only with \(reading)"
      case .cannotTell: "cannot tell"
      case .approximate: "approximate"
      case .conflict: "conflict"
      case .notCheckable: "not checkable"
      }
    }
  }

  /// The check's name.
  public let id: String
  /// What it is about: the variable.
  public let subject: String?
  /// How its numbers fit together.
  public let verdict: Verdict
  /// What was compared.
  public let parts: [AuditPart]
  /// Why something was not checked.
  public let reasons: [String]

  /// The result of one check: the gravest verdict of its parts.
  init(id: String, subject: String?, parts: [AuditPart], reasons: [String]) {
    self.id = id
    self.subject = subject
    self.parts = parts
    self.reasons = reasons
    let verdicts = parts.map(\.verdict)
    verdict = verdicts.max { $0.gravity < $1.gravity } ?? .notCheckable
  }
}

extension AuditResult.Verdict {
  fileprivate var gravity: Int {
    switch self {
    case .notCheckable: 0
    case .fits: 1
    case .cannotTell: 2
    case .fitsOnlyWith: 3
    case .approximate: 4
    case .conflict: 5
    }
  }
}

/// A printed number beside what it may be, given the others.
public struct AuditPart: Equatable, Sendable {
  /// What the number may be under one reading of the others.
  public struct Reading: Equatable, Sendable {
    /// How a printed number lies to the possible ones.
    public enum Fit: Sendable {
      /// All possible values would be printed so.
      case inside
      /// Some would.
      case touches
      /// None would, but nearly.
      case near
      /// None would.
      case apart
    }
    /// The test, or the denominator.
    public let name: String
    /// What the number may be; `nil` where that is no range.
    public let possible: ClosedRange<Double>?
    /// How the printed number lies to it.
    public let fit: Fit
    /// Whether a reader would expect this reading.
    public let isExpected: Bool

    init(
      _ name: String, _ possible: ClosedRange<Double>, printed: PrintedNumber,
      isExpected: Bool = true, isNear: Bool = false
    ) {
      self.name = name
      self.possible = possible
      self.isExpected = isExpected
      let range = printed.range
      if range.contains(possible.lowerBound), range.contains(possible.upperBound) {
        fit = .inside
      } else if range.overlaps(possible) {
        fit = .touches
      } else {
        fit = isNear ? .near : .apart
      }
    }

    /// A reading that allows or forbids the printed number without giving a range.
    init(_ name: String, isPossible: Bool) {
      self.name = name
      possible = nil
      fit = isPossible ? .inside : .apart
      isExpected = true
    }

    /// Whether the printed number is possible.
    public var isPossible: Bool { fit == .inside || fit == .touches }
  }

  /// What the number is.
  public let name: String
  /// The number as printed.
  public let printed: String
  /// What it may be.
  public let readings: [Reading]
  /// How it fits.
  public let verdict: AuditResult.Verdict

  /// A range of possible p-values wider than this says nothing.
  private static let coarse = 0.25

  /// A printed number and its readings.
  ///
  /// - Parameter isProbability: whether it is a p, of which a wide range of possible values or a
  ///   bound can leave the question open.
  init(
    _ name: String, printed: String, number: PrintedNumber, readings: [Reading],
    isProbability: Bool = false
  ) {
    self.name = name
    self.printed = printed
    self.readings = readings
    verdict = Self.verdict(
      readings, isOpen: isProbability ? number.decimals == nil : false,
      isProbability: isProbability)
  }

  private static func verdict(
    _ readings: [Reading], isOpen: Bool, isProbability: Bool
  ) -> AuditResult.Verdict {
    guard !readings.isEmpty else { return .notCheckable }
    let fitting = readings.filter(\.isPossible)
    guard !fitting.isEmpty else {
      return readings.contains { $0.fit == .near } ? .approximate : .conflict
    }
    let expected = readings.filter(\.isExpected)
    let kept = fitting.filter(\.isExpected)
    if kept.isEmpty || (kept.count == 1 && expected.count > 1) {
      let names = (kept.isEmpty ? fitting : kept).map(\.name)
      return .fitsOnlyWith(names.joined(separator: " or "))
    }
    if isProbability, !kept.contains(where: { $0.fit == .inside }) {
      let ranges = kept.compactMap(\.possible)
      let width = ranges.map { $0.upperBound - $0.lowerBound }.max() ?? 0
      if isOpen || width > coarse { return .cannotTell }
    }
    return .fits
  }
}
