public import Statistics

/// The values of one variable by group, for a box plot.
public struct Distribution: Sendable {
  /// One group.
  public struct Group: Sendable {
    /// The level's label, or of a pair the name of the measurement; `nil` for all patients.
    public let label: String?
    /// The values; those of a pair in the order of the patients.
    public let values: [Double]
    /// How many patients of the group have none.
    public let missing: Int
    /// The box; `nil` without values.
    public let box: TukeyBoxPlot?

    /// A group.
    public init(label: String?, sample: Sample?, missing: Int, type: QuantileType) {
      self.label = label
      values = sample?.values ?? []
      self.missing = missing
      box = sample.flatMap { try? TukeyBoxPlot($0, type: type) }
    }
  }

  /// The variable, or `before - after`.
  public let variable: String
  /// The level of the first of two grouping variables; `nil` for all patients.
  public let stratum: String?
  /// Whether the groups are measurements of the same patients.
  public let isPaired: Bool
  /// The groups in declared order.
  public let groups: [Group]

  /// A distribution.
  public init(variable: String, stratum: String?, isPaired: Bool, groups: [Group]) {
    self.variable = variable
    self.stratum = stratum
    self.isPaired = isPaired
    self.groups = groups
  }
}
