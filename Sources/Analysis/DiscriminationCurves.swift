public import Statistics

/// The discrimination of one predictor at one time.
public struct TimedDiscriminationCurve: Sendable {
  /// The predictor's name.
  public let predictor: String
  /// The group's label; `nil` when there is one group.
  public let group: String?
  /// The curve.
  public let curve: TimeDependentROC

  /// A curve.
  public init(predictor: String, group: String? = nil, curve: TimeDependentROC) {
    self.predictor = predictor
    self.group = group
    self.curve = curve
  }
}

/// The cuts that were tried in one group.
public struct CutPointProfile: Sendable {
  /// The group's label; `nil` when there is one group.
  public let label: String?
  /// The search.
  public let search: MaximallySelected

  /// A profile.
  public init(label: String?, search: MaximallySelected) {
    self.label = label
    self.search = search
  }
}
