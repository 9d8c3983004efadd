import Cohorts

extension PlanReader {
  /// The outcomes.
  static func outcomes(_ plan: Fields) -> [OutcomeDeclaration] {
    guard let entries = plan.written("outcomes")?.entries("a mapping of names to outcomes") else {
      return []
    }
    return entries.compactMap { outcome($0.key, $0.value) }
  }

  private static func outcome(_ name: SourceText, _ written: Written) -> OutcomeDeclaration? {
    checkName(name, written.faults, advice: "")
    let fields = Fields(written.node, of: "outcome \"\(name.text)\"", written.faults)
    let label: String? = fields.read("label")
    let unit: SourceText? = fields.read("unit")
    let written = Set(fields.keys.map(\.text))
    let isLandmark =
      fields.written("survival") != nil
      || written.contains("at") && written.isDisjoint(with: ["time", "from", "to", "event"])
    let kind = isLandmark ? landmark(fields) : timeToEvent(fields, title: label ?? name.text)
    fields.finish { key in
      switch key {
      case "at" where !isLandmark, "levels" where !isLandmark: ["outcomes with \"survival\""]
      case "time", "from", "to", "status", "event": ["outcomes without \"survival\""]
      default: []
      }
    }
    guard let kind else { return nil }
    var outcome = OutcomeDeclaration(name: name.text, place: name.place, kind: kind)
    outcome.label = label
    outcome.unit = unit
    return outcome
  }

  private static func timeToEvent(_ fields: Fields, title: String) -> OutcomeDeclaration.Kind? {
    let duration = duration(fields)
    let status = fields.name("status")
    let ending = ending(fields, status: status, title: title)
    guard let duration, let ending else { return nil }
    return .timeToEvent(duration, ending)
  }

  private static func duration(_ fields: Fields) -> OutcomeDeclaration.Duration? {
    let time = fields.name("time")
    let from = fields.name("from")
    let to = fields.name("to")
    let written = Set(fields.keys.map(\.text)).intersection(["time", "from", "to"])
    switch written {
    case ["time"]: return time.map { .time($0) }
    case ["from", "to"]:
      guard let from, let to else { return nil }
      return .dates(from: from, to: to)
    default:
      fields.lack(
        "\"time\": the follow-up, or \"from\" and \"to\": two dates, or \"survival\" and \"at\": "
          + "another outcome at a fixed time")
      return nil
    }
  }

  private static func ending(
    _ fields: Fields, status: SourceText?, title: String
  ) -> OutcomeDeclaration.Ending? {
    let hasStatus = fields.keys.contains { $0.text == "status" }
    guard let written = fields.written("event") else {
      let meaning =
        hasStatus ? "the codes of \"status\" with their events" : "the condition of the event"
      fields.lack("\"event\": \(meaning)")
      return nil
    }
    guard hasStatus else {
      if written.node.text == nil {
        fields.faults.add(
          "\"event\" must be a condition, or needs \"status\": the column of its codes",
          at: written.place)
        return nil
      }
      return FormulaText(written).map { .event($0.source) }
    }
    if let code = written.node.text, !written.node.isEmpty {
      return status.map { .status($0, events: [Level(code: code, label: title)]) }
    }
    guard let status, let events = levels(written) else { return nil }
    return .status(status, events: events)
  }

  private static func landmark(_ fields: Fields) -> OutcomeDeclaration.Kind? {
    let outcome = fields.require("survival", "the outcome", as: Name.self)?.source
    let time: Double? = fields.require("at", "the time at which the status is taken")
    var levels = ["Event-free", "Event"]
    fields.read("levels", into: &levels, "two labels, event-free first") {
      $0.count == 2 && $0[0] != $0[1]
    }
    if let time, time < 0 { fields.written("at")?.refuse("a time of 0 or later") }
    guard let outcome, let time else { return nil }
    return .landmark(outcome: outcome, at: time, levels: levels)
  }
}
