extension Assembly {
  /// Decodes a time-to-event outcome.
  mutating func decode(
    _ outcome: OutcomeDeclaration, _ duration: OutcomeDeclaration.Duration,
    _ ending: OutcomeDeclaration.Ending
  ) {
    var shown = outcome
    let times = times(&shown, duration)
    let endings = endings(outcome, ending)
    guard let times, let endings else { return }
    outcomes[outcome.name] = Outcome(
      declaration: shown, times: times, endings: endings.of, events: endings.names)
  }

  private mutating func times(
    _ outcome: inout OutcomeDeclaration, _ duration: OutcomeDeclaration.Duration
  ) -> NumericColumn? {
    let values: NumericColumn?
    switch duration {
    case .time(let time): values = durations(&outcome, time)
    case .dates(let from, let to): values = spans(outcome, from, to)
    }
    for row in 0..<(values?.count ?? 0) {
      guard let value = values?[row], value < 0 else { continue }
      let sentence: String
      switch duration {
      case .time: sentence = "the time \(plain(value)) is negative"
      case .dates(let from, let to): sentence = "\(from.text) is later than \(to.text)"
      }
      problems.add("\(outcome.name): \(sentence)", at: place(row: row))
    }
    return values
  }

  private mutating func durations(
    _ outcome: inout OutcomeDeclaration, _ time: SourceText
  ) -> NumericColumn? {
    guard let typed = typed(time, of: outcome.name) else { return nil }
    guard case .number(let value, let unit) = typed else {
      problems.add("\(outcome.name): \(time.text) is not a number", at: time.place)
      return nil
    }
    let declared = outcome.unit.map { Unit(parsing: $0.text) }
    if let unit, let declared, !unit.isComparable(to: declared) {
      problems.add(
        "\(outcome.name): \(unit.name) cannot be converted to \(declared.text)",
        at: outcome.unit?.place ?? time.place)
      return nil
    }
    guard let factor = factor(from: unit, to: declared, time) else { return nil }
    if declared == nil, let own = labelled(unit, outcome.name, time), !own.isPure {
      outcome.unit = SourceText(own.text, at: time.place)
    }
    let scaled = value.converted(by: factor)
    if case .column(let index) = scaled, case .numeric(let column) = columns[index] {
      return column
    }
    return computeNumbers(outcome.name, scaled)
  }

  private mutating func spans(
    _ outcome: OutcomeDeclaration, _ from: SourceText, _ to: SourceText
  ) -> NumericColumn? {
    guard let start = dates(from, of: outcome.name), let end = dates(to, of: outcome.name)
    else { return nil }
    guard let unit = outcome.unit.map({ Unit(parsing: $0.text) }),
      unit.isComparable(to: .days)
    else {
      problems.add(
        "\(outcome.name): a span between dates needs a unit of time: days, weeks, months or years",
        at: outcome.unit?.place ?? outcome.place)
      return nil
    }
    return computeNumbers(outcome.name, .span(start, end, unit.factor))
  }

  private mutating func dates(_ formula: SourceText, of name: String) -> DateFormula? {
    guard let typed = typed(formula, of: name) else { return nil }
    if case .date(let date) = typed { return date }
    problems.add("\(name): \(formula.text) is not a date", at: formula.place)
    return nil
  }

  private typealias Endings = (of: EndingColumn, names: [String])

  private mutating func endings(
    _ outcome: OutcomeDeclaration, _ ending: OutcomeDeclaration.Ending
  ) -> Endings? {
    switch ending {
    case .event(let formula):
      guard let happened = condition(formula, of: outcome.name) else { return nil }
      let values = compute(outcome.name) { $0.truth(happened, $1).map { $0 ? 1 : 0 } ?? Int32(-1) }
      return (EndingColumn(stored: values), [outcome.label ?? outcome.name])
    case .status(let column, let events):
      guard let typed = typed(column, of: outcome.name) else { return nil }
      return statuses(outcome, typed, events, column)
    }
  }

  /// Codes of one name are one event; a code that is not listed is censored.
  private mutating func statuses(
    _ outcome: OutcomeDeclaration, _ typed: TypedFormula, _ events: [Level], _ column: SourceText
  ) -> Endings? {
    var names: [String] = []
    for event in events where !names.contains(event.label) { names.append(event.label) }
    let numbers = events.map { (names.firstIndex(of: $0.label) ?? 0) + 1 }
    let book = CodeBook(events.map(\.code))
    @Sendable func ending(_ text: String, _ value: Double?) -> Int32 {
      Int32(truncatingIfNeeded: book.position(of: text, value: value).map { numbers[$0] } ?? 0)
    }
    switch typed {
    case .text(let text):
      let values = compute(outcome.name) {
        $0.text(text, $1).map { ending($0, NumberCell.value(of: $0)) } ?? -1
      }
      return (EndingColumn(stored: values), names)
    case .number(let number, _):
      let values = compute(outcome.name) { $0.number(number, $1).map { ending("\($0)", $0) } ?? -1 }
      return (EndingColumn(stored: values), names)
    case .date, .truth:
      problems.add("\(outcome.name): \(column.text) holds no codes", at: column.place)
      return nil
    }
  }
}
