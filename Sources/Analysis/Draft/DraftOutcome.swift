import Cohorts

/// The follow-up that a file seems to hold: how long, and how it ended, by names and values.
struct DraftOutcome: Equatable {
  /// The name in the plan.
  let name: String
  /// The words for the reader.
  let label: String
  /// The keys that say how long, with the unit.
  let duration: String
  /// The keys that say what the event is.
  let event: String
  /// The variables it is made of.
  let variables: [String]
  /// Whether name and values leave no choice.
  let isClear: Bool
  /// The codes of the status, and what is to be decided.
  let comment: String

  /// Whether it has several kinds of event.
  var isCompeting: Bool { event.contains("{") }

  /// The outcome on one line.
  var yaml: String { "{label: \(DraftText.yaml(label)), \(duration), \(event)}" }
}

/// Finds the follow-up among the variables.
struct DraftOutcomes {
  private let variables: [DraftVariable]

  init(_ variables: [DraftVariable]) { self.variables = variables }

  /// The outcomes, each with a time and a status of its own; clear ones first, at most four.
  func found(_ names: inout DraftNames) -> [DraftOutcome] {
    let times = variables.filter { Self.timeStem(of: $0) != nil }
    let statuses = variables.filter { Self.statusStem(of: $0) != nil }
    var outcomes: [DraftOutcome] = []
    if times.isEmpty, let outcome = between(statuses, &names) { outcomes.append(outcome) }
    for time in times {
      let stem = Self.timeStem(of: time) ?? ""
      let fitting = statuses.filter { status in
        let own = Self.statusStem(of: status) ?? ""
        let isLoose = times.count == 1 && (own.isEmpty || stem.isEmpty)
        return own == stem || isLoose || (own.isEmpty && stem == "os")
      }
      guard let status = fitting.first(where: { Self.statusStem(of: $0) == stem }) ?? fitting.first
      else { continue }
      outcomes.append(outcome(time, status, stem, isOnly: fitting.count == 1, &names))
    }
    return Array((outcomes.filter(\.isClear) + outcomes.filter { !$0.isClear }).prefix(4))
  }

  private func outcome(
    _ time: DraftVariable, _ status: DraftVariable, _ stem: String, isOnly: Bool,
    _ names: inout DraftNames
  ) -> DraftOutcome {
    let known = Self.endpoints[stem.isEmpty ? Self.statusStem(of: status) ?? "" : stem]
    let ending = DraftEnding(status)
    let unit = Self.unit(of: time).map { ", unit: \($0)" } ?? ""
    return DraftOutcome(
      name: names.unused(known?.name ?? (stem.isEmpty ? "os" : stem)),
      label: known?.label ?? (stem.isEmpty ? "Survival" : HeaderWords(stem).label),
      duration: "time: \(DraftText.yaml(time.name))\(unit)", event: ending.event,
      variables: [time.name, status.name], isClear: ending.isClear && isOnly,
      comment: ending.comment + (ending.isClear && isOnly ? "" : "; " + ending.doubt))
  }

  /// From a first date to a last one; never clear, since any two dates could be meant.
  private func between(
    _ statuses: [DraftVariable], _ names: inout DraftNames
  ) -> DraftOutcome? {
    let dates = variables.filter { $0.reading == .date && $0.column.present > 0 }
    let last = dates.first { date in
      Self.words(of: date.column.name).contains { Self.lastWords.contains($0) }
    }
    guard let last, let first = dates.first(where: { $0.name != last.name }),
      let status = statuses.first(where: { Self.statusStem(of: $0) == "" }) ?? statuses.first
    else { return nil }
    let (from, to) = (DraftText.yaml(first.name), DraftText.yaml(last.name))
    return DraftOutcome(
      name: names.unused("os"), label: "Overall survival",
      duration: "from: \(from), to: \(to), unit: months", event: DraftEnding(status).event,
      variables: [first.name, last.name, status.name], isClear: false,
      comment: DraftEnding(status).comment + "; are these the dates?")
  }

  private static let lastWords: Set<String> = [
    "last", "followup", "fu", "fup", "end", "death", "contact", "lfu", "censor",
  ]

  private static func unit(of time: DraftVariable) -> String? {
    let words = time.column.name.lowercased().split { !$0.isLetter }
    if let unit = time.unit, ["days", "weeks", "months", "years"].contains(unit) { return unit }
    return ["days", "weeks", "months", "years"].first { words.contains(Substring($0)) }
  }

  /// The part of a time's name that a status may share: "os" of `os_months`, "" of `time`.
  private static func timeStem(of variable: DraftVariable) -> String? {
    guard variable.reading == .number, let range = variable.column.range, range.lowerBound >= 0,
      variable.column.distinct > 2
    else { return nil }
    var words = words(of: variable.column.name)
    let hasUnit = ["days", "weeks", "months", "years", "day", "month", "year", "mo"].contains {
      words.last == $0 && (words.count > 1 || $0 == "days" || $0 == "months")
    }
    if hasUnit { words.removeLast() }
    let named = words.last.map { timeWords.contains($0) } ?? false
    if named { words.removeLast() }
    let stem = words.joined(separator: "_")
    if named, stem.isEmpty || ["survival", "surv", "follow", "fu"].contains(stem) { return "" }
    if named, words.count <= 2 { return stem }
    let isFollowed = ["survival", "surv", "followup", "follow_up", "fu", "fup"].contains(stem)
    if isFollowed { return "" }
    return hasUnit && endpoints[stem] != nil ? stem : nil
  }

  /// The part of a status's name that a time may share: "os" of `os_status`, "" of `died`.
  private static func statusStem(of variable: DraftVariable) -> String? {
    guard DraftEnding(variable).isPossible else { return nil }
    var words = words(of: variable.column.name)
    guard let last = words.popLast() else { return nil }
    if words.isEmpty, deathWords.contains(last) { return "" }
    if statusWords.contains(last) {
      let stem = words.joined(separator: "_")
      return ["vital", "survival", "surv", "fu"].contains(stem) ? "" : stem
    }
    let whole = (words + [last]).joined(separator: "_")
    return endpoints[whole] != nil ? whole : nil
  }

  private static func words(of header: String) -> [String] {
    header.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static let timeWords: Set<String> = [
    "time", "futime", "survtime", "stime", "followup", "duration", "t", "tte", "up",
  ]
  private static let statusWords: Set<String> = [
    "status", "event", "fustat", "stat", "ind", "indicator", "delta", "evt",
  ]
  private static let deathWords: Set<String> = [
    "dead", "death", "died", "deceased", "fustat", "delta", "vitalstatus", "event", "status",
  ]
  private static let endpoints: [String: (name: String, label: String)] = [
    "": ("os", "Survival"), "os": ("os", "Overall survival"),
    "pfs": ("pfs", "Progression-free survival"), "dfs": ("dfs", "Disease-free survival"),
    "rfs": ("rfs", "Recurrence-free survival"), "efs": ("efs", "Event-free survival"),
    "ttp": ("ttp", "Time to progression"), "ttr": ("ttr", "Time to recurrence"),
    "css": ("css", "Cause-specific survival"), "dss": ("dss", "Disease-specific survival"),
    "mfs": ("mfs", "Metastasis-free survival"), "rec": ("rec", "Recurrence"),
    "recurrence": ("recurrence", "Recurrence"), "progression": ("progression", "Progression"),
    "relapse": ("relapse", "Relapse"), "death": ("death", "Survival"),
  ]
}

/// How a status says that the event happened.
struct DraftEnding {
  /// Whether the values may be a status at all.
  let isPossible: Bool
  /// Whether there is one reading: 0 and 1, or words for dead and alive.
  let isClear: Bool
  /// The keys of the outcome.
  let event: String
  /// What the codes are.
  let comment: String
  /// What is to be decided where they are not clear.
  let doubt: String

  init(_ variable: DraftVariable) {
    let values = variable.values
    let name = DraftText.yaml(variable.name)
    comment = DraftText.counts(values)
    doubt =
      values.count > 2
      ? "which code is which event? the others are censored" : "which code is the event?"
    let codes = variable.column.values.map(\.code)
    isPossible = (2...5).contains(codes.count) && variable.column.fault == nil
    let numbers = codes.compactMap { Double($0) }.sorted()
    if numbers == [0, 1], numbers.count == codes.count {
      (isClear, event) = (true, "event: \"\(variable.name) == 1\"")
    } else if let dead = codes.first(where: { Self.deadWords.contains($0.lowercased()) }),
      codes.count == 2, codes.contains(where: { Self.aliveWords.contains($0.lowercased()) })
    {
      isClear = true
      event = "status: \(name), event: \(DraftText.yaml(dead))"
    } else if numbers.count == codes.count, numbers.count > 2 {
      let events = numbers.dropFirst().enumerated().map {
        "\(DraftText.number($1)): Event \($0 + 1)"
      }
      isClear = false
      event = "status: \(name), event: {\(events.joined(separator: ", "))}"
    } else {
      isClear = false
      let code = numbers.last.map(DraftText.number) ?? codes.last ?? "1"
      event = "status: \(name), event: \(DraftText.yaml(code))"
    }
  }

  private static let deadWords: Set<String> = ["dead", "died", "deceased", "death"]
  private static let aliveWords: Set<String> = ["alive", "living", "censored"]
}
