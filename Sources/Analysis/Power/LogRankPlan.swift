internal import Statistics

extension PowerPlan {
  func logRank(_ design: PowerQuestion.LogRankDesign) throws(PowerRefusal) -> PowerAnswer {
    try check(design)
    let test = try solve { () throws(StatisticsError) in
      try LogRankPower(
        significance: significance, sides: sides, allocation: design.allocation)
    }
    let hasSize = design.events != nil || design.n != nil
    var answer = PowerAnswer(
      method: "Log-rank test",
      solved: !hasSize ? "events" : design.hazardRatio == nil ? "hazard.ratio" : "power",
      remark: "By Schoenfeld’s formula under proportional hazards"
        + (design.median == nil ? "." : ", survival exponential and entry even over the accrual."))
    let ratio = try solve { () throws(StatisticsError) in
      if let own = design.hazardRatio { return own }
      let share = design.eventProbability ?? 1
      let events = design.events.map(Double.init) ?? Double(design.n ?? 1) * share
      return try test.hazardRatio(events: events, power: design.power ?? 0.8)
    }
    let chance = try solve { () throws(StatisticsError) in
      try probability(design, hazardRatio: ratio)
    }
    answer.add("hazard.ratio", "Hazard ratio", ratio)
    answer.add("allocation", "Share in the reference group", design.allocation)
    answer.add("sig.level", "Significance level", significance)
    answer.add("alternative", "Alternative", sides.rawValue)
    try addEvents(design, test, ratio, chance, to: &answer)
    return answer
  }

  /// Adds the events, the patients and the power.
  private func addEvents(
    _ design: PowerQuestion.LogRankDesign, _ test: LogRankPower, _ ratio: Double,
    _ chance: Double?, to answer: inout PowerAnswer
  ) throws(PowerRefusal) {
    let given = design.events.map(Double.init) ?? design.n.map { Double($0) * (chance ?? 1) }
    let events = try solve { () throws(StatisticsError) in
      if let given {
        given
      } else {
        try test.events(power: design.power ?? 0.8, hazardRatio: ratio)
      }
    }
    let rounded = Double(up(events))
    answer.add("events", given == nil ? "Events, not rounded" : "Events", events)
    if given == nil {
      answer.add("events.rounded", "Events, rounded up", up(events))
      let freedman = try solve { () throws(StatisticsError) in
        try test.eventsByFreedman(power: design.power ?? 0.8, hazardRatio: ratio)
      }
      answer.add("events.freedman", "Events by Freedman’s formula", freedman)
    }
    if let chance {
      answer.add("event.probability", "Probability of an event", chance)
      if let n = design.n {
        answer.add("n", "n in all", n)
      } else {
        answer.add("n", "n in all, not rounded", events / chance)
        answer.add("n.rounded", "n in all, rounded up", up(events / chance))
      }
    }
    if let power = design.power { answer.add("power", "Power asked for", power) }
    let reached = try solve { () throws(StatisticsError) in
      try test.power(events: given ?? rounded, hazardRatio: ratio)
    }
    let isAnswer = design.power == nil
    answer.add(isAnswer ? "power" : "power.reached", isAnswer ? "Power" : "Power reached", reached)
  }

  /// The probability of an event, given or from the times of the trial; `nil` where neither is.
  private func probability(
    _ design: PowerQuestion.LogRankDesign, hazardRatio: Double
  ) throws(StatisticsError) -> Double? {
    if let own = design.eventProbability { return own }
    guard let median = design.median else { return nil }
    let times = try EventProbability(
      accrual: design.accrual ?? 0, followUp: design.followUp ?? 0)
    return try times.probability(
      median: median, hazardRatio: hazardRatio, allocation: design.allocation)
  }

  private func check(_ design: PowerQuestion.LogRankDesign) throws(PowerRefusal) {
    if design.events != nil, design.n != nil {
      throw PowerRefusal("give events or n, not both")
    }
    try PowerCheck.one(missing: [
      ("events or n", design.events == nil && design.n == nil),
      ("hazard-ratio", design.hazardRatio == nil), ("power", design.power == nil),
    ])
    try PowerCheck.count(design.events, "events", atLeast: 1)
    try PowerCheck.count(design.n, "n", atLeast: 2)
    try PowerCheck.positive(design.hazardRatio, "hazard-ratio")
    try PowerCheck.effect(design.hazardRatio, "hazard-ratio", none: 1)
    try PowerCheck.power(design.power, above: significance)
    try PowerCheck.probability(design.allocation, "allocation")
    try checkTimes(design)
  }

  private func checkTimes(_ design: PowerQuestion.LogRankDesign) throws(PowerRefusal) {
    if let chance = design.eventProbability, !(chance > 0 && chance <= 1) {
      throw PowerRefusal("event-probability must lie above 0 and not above 1")
    }
    let hasTimes = design.accrual != nil || design.followUp != nil
    if design.eventProbability != nil, design.median != nil || hasTimes {
      throw PowerRefusal("give event-probability, or median with accrual and follow-up, not both")
    }
    if (design.median != nil) != hasTimes {
      throw PowerRefusal("median needs accrual or follow-up, and these need median")
    }
    try PowerCheck.positive(design.median, "median")
    for (time, name) in [(design.accrual, "accrual"), (design.followUp, "follow-up")] {
      guard let time else { continue }
      guard time >= 0, time.isFinite else {
        throw PowerRefusal("\(name) must be a time of 0 or more, not \(plainText(time))")
      }
    }
    if hasTimes, (design.accrual ?? 0) + (design.followUp ?? 0) <= 0 {
      throw PowerRefusal("accrual and follow-up must not both be 0")
    }
    if design.n != nil, design.eventProbability == nil, design.median == nil {
      throw PowerRefusal(
        "n needs event-probability, or median with accrual and follow-up, to count events")
    }
    if design.n != nil, design.hazardRatio == nil, design.median != nil {
      throw PowerRefusal("the hazard ratio is found from events, or n with event-probability")
    }
  }
}
