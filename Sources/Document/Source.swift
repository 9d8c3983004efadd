/// Where one printed number comes from: all that a reader needs to make it again.
///
/// Facts that are empty are not known and not shown.
public struct Source: Equatable, Sendable {
  /// The row of results.json that a number is.
  public struct ID: Hashable, Sendable {
    /// The analysis.
    public var analysis: String
    /// The row's place among those of the analysis, from 0.
    public var row: Int

    /// The name of a row.
    public init(analysis: String, row: Int) {
      self.analysis = analysis
      self.row = row
    }
  }

  /// What is said of a number, in the order shown.
  public struct Fact: Hashable, Sendable {
    /// What kind of fact it is: "Formula".
    public var term: String
    /// The fact.
    public var text: String

    /// A fact.
    public init(_ term: String, _ text: String) {
      self.term = term
      self.text = text
    }
  }

  /// The row.
  public var id: ID
  /// What the number is: "Mean of PMVI, Survivors".
  public var label: String
  /// The number with more digits than are printed; empty where there is none.
  public var value: String
  /// The number as the tables print it; empty where there is none.
  public var printed: String
  /// The path by which `prose`, `published` and `diff` name it.
  public var path: String
  /// How it was made, and of whom.
  public var facts: [Fact]

  /// The source of one number.
  public init(
    id: ID, label: String, value: String, printed: String, path: String, facts: [Fact]
  ) {
    self.id = id
    self.label = label
    self.value = value
    self.printed = printed
    self.path = path
    self.facts = facts
  }
}
