import Cohorts

extension PlanReader {
  /// The checks that the plan waives.
  static func waivers(_ plan: Fields) -> [Waiver] {
    guard let written = plan.written("waivers") else { return [] }
    guard case .list(let nodes) = written.node.content else {
      written.refuse("a list of {check: …, analysis: …, reason: …}")
      return []
    }
    return nodes.compactMap { waiver(Fields($0, of: "a waiver", plan.faults)) }
  }

  private static func waiver(_ fields: Fields) -> Waiver? {
    let check: CheckCode? = fields.require("check", "the code of the check")
    let analyses: [SourceText] = fields.read("analysis") ?? []
    let reason: String? = fields.require("reason", "why the check does not matter here")
    fields.finish()
    guard let check, let reason, let written = fields.written("check") else { return nil }
    if check == .unusedWaiver {
      written.refuse("a check of the analyses", hint: "; take the waiver away")
      return nil
    }
    guard reason.contains(where: { !$0.isWhitespace }) else {
      fields.written("reason")?.refuse("why the check does not matter here")
      return nil
    }
    return Waiver(
      check, at: SourceText(check.rawValue, at: written.place), analyses: analyses, reason: reason)
  }
}

/// Checks that waivers, and the arm of a randomised study, name what the plan knows.
struct WaiverReferences {
  let study: Study
  let faults: Faults

  /// Notes every name that cannot be right.
  func check() {
    let ids = study.questions.filter(\.verb.hasTable).map(\.id)
    for id in study.waivers.flatMap(\.analyses) where !ids.contains(id.text) {
      let known = ids.isEmpty ? "" : "; expected " + ids.joined(separator: ", ")
      let phrase = Suggestion.phrase(for: id.text, among: ids, else: known)
      faults.add("there is no analysis \"\(id.text)\"\(phrase)", at: id.place)
    }
    guard let arm = study.arm else { return }
    let names = study.variables.map(\.name) + study.questions.flatMap(\.names).map(\.text)
    guard !names.contains(arm.text) else { return }
    let phrase = Suggestion.phrase(for: arm.text, among: names)
    faults.add("\"arm\" must be a variable, not \"\(arm.text)\"\(phrase)", at: arm.place)
  }
}

extension Waiver {
  /// Every key with its value.
  var entries: YAMLEntries {
    var entries = YAMLEntries()
    entries.choice("check", code)
    entries.names("analysis", analyses)
    entries.text("reason", reason)
    return entries
  }
}
