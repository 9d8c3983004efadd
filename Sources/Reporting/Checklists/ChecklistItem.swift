/// One item of a reporting guideline, and where a report answers it.
struct ChecklistItem: Equatable, Sendable {
  /// How far the report answers it.
  enum Status: String, CaseIterable, Sendable {
    /// Something that the plan could ask for is not there.
    case unmet = "not met"
    /// A part is there; the rest is for the authors, or for the plan.
    case partly = "in part"
    /// It is there.
    case met = "met"
    /// No program can know it.
    case authors = "for the authors"
    /// The plan holds nothing that it asks about.
    case absent = "does not apply"
  }

  /// The item's number in the guideline.
  let number: String
  /// What it asks for, in short.
  let asks: String
  /// How far it is answered.
  let status: Status
  /// Where it is answered.
  var places: [ChecklistPlace] = []
  /// What is missing, or what is to be known.
  var words = ""
}

/// A place of the report, with what links lead to.
struct ChecklistPlace: Equatable, Sendable {
  /// Its name: `Table 2`.
  let name: String
  /// Where links lead to: `#table2`; `nil` where there is no such place.
  let link: String?
}

extension ChecklistItem {
  /// An item that is answered in these places; one that asks to be added where there are none.
  static func found(
    _ number: String, _ asks: String, in places: [ChecklistPlace], else words: String
  ) -> ChecklistItem {
    places.isEmpty
      ? ChecklistItem(number: number, asks: asks, status: .unmet, words: words)
      : ChecklistItem(number: number, asks: asks, status: .met, places: places)
  }

  /// An item that no program can answer.
  static func authors(_ number: String, _ asks: String, _ words: String = "") -> ChecklistItem {
    ChecklistItem(number: number, asks: asks, status: .authors, words: words)
  }

  /// An item of which a part stands in these places.
  static func partly(
    _ number: String, _ asks: String, in places: [ChecklistPlace], _ words: String
  ) -> ChecklistItem {
    ChecklistItem(number: number, asks: asks, status: .partly, places: places, words: words)
  }
}
