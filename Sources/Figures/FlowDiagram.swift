/// Who went through the stages of a study: boxes from above to below, who left at their side, and
/// boxes beside each other at the end.
public struct FlowDiagram: Equatable, Sendable {
  /// People who left for one reason.
  public struct Loss: Equatable, Sendable {
    /// The words: "Other treatment".
    public var reason: String
    /// How many.
    public var count: Int

    /// A loss.
    public init(reason: String, count: Int) {
      self.reason = reason
      self.count = count
    }
  }

  /// A box of the main line, and who left after it.
  public struct Stage: Equatable, Sendable {
    /// The words: "In the file".
    public var name: String
    /// How many.
    public var count: Int
    /// Who left between this box and the next.
    public var losses: [Loss]

    /// A stage.
    public init(name: String, count: Int, losses: [Loss] = []) {
      self.name = name
      self.count = count
      self.losses = losses
    }
  }

  /// A part of those of the last stage.
  public struct Part: Equatable, Sendable {
    /// The words: a group's, or those of an analysis.
    public var name: String
    /// How many.
    public var count: Int
    /// Who of the last stage is not in it; empty where the parts are groups that exclude each other.
    public var losses: [Loss]
    /// The groups in it.
    public var groups: [Loss]

    /// A part.
    public init(name: String, count: Int, losses: [Loss] = [], groups: [Loss] = []) {
      self.name = name
      self.count = count
      self.losses = losses
      self.groups = groups
    }
  }

  /// What the figure shows, in a few words.
  public var title: String
  /// The numbers in words.
  public var alternativeText: String
  /// The width at which it is printed.
  public var width: FigureWidth
  /// The main line, from above.
  public var stages: [Stage]
  /// The boxes at its end, from the left.
  public var parts: [Part]

  /// A diagram.
  public init(
    title: String, alternativeText: String, width: FigureWidth = .twoColumns, stages: [Stage],
    parts: [Part] = []
  ) {
    self.title = title
    self.alternativeText = alternativeText
    self.width = width
    self.stages = stages
    self.parts = parts
  }
}
