internal import Cohorts
internal import Statistics

/// The rows of an analysis that goes through variables one by one: descriptions, then tests.
struct VariableTable {
  private let question: Question
  private let selection: Selection
  private let description: Description
  private let options: TestOptions
  private var rows: Rows
  private var described: Set<String> = []
  private var tests: [TestOfVariable] = []
  private var notes: [Note] = []

  init(_ question: Question, _ selection: Selection) {
    self.question = question
    self.selection = selection
    description = Description(question)
    options = TestOptions(question)
    rows = Rows(analysis: question.id)
  }

  /// Describes one variable, unless it was described before.
  mutating func describe(_ variable: Variable) {
    guard described.insert(variable.name).inserted else { return }
    description.describe(variable, selection, into: &rows)
  }

  /// Tests one variable between the groups.
  mutating func test(_ variable: Variable, _ choice: TestChoice) {
    switch variable.column {
    case .numeric:
      let numeric = NumericTests(variable, selection, options: options)
      run(choice, numeric.chosen) { numeric.run($0, reason: $1) }
    case .categorical(let column):
      let categorical = CategoricalTests(variable, column, selection, options: options)
      run(choice, categorical.chosen) { categorical.run($0, reason: $1) }
    case .date, .text: break
    }
  }

  private mutating func run(
    _ choice: TestChoice, _ chosen: (keys: [TestKey], reason: String),
    _ test: (TestKey, String?) -> TestOfVariable
  ) {
    switch choice {
    case .none: break
    case .auto: add(chosen.keys) { test($0, chosen.reason) }
    case .these(let keys): add(keys) { test($0, nil) }
    }
  }

  private mutating func add(_ keys: [TestKey], _ test: (TestKey) -> TestOfVariable) {
    for (position, key) in keys.enumerated() {
      var result = test(key)
      result.position = position
      tests.append(result)
    }
  }

  /// Tests one variable against a number.
  mutating func testAgainstNumber(_ variable: Variable, _ choice: TestChoice) {
    guard case .these(let keys) = choice else { return }
    let values = variable.column.numbers(selection.rows) ?? []
    let options = options
    add(keys) { OneSampleTests(variable.name, values, options: options).run($0) }
  }

  /// Tests two measurements of the same patients against each other.
  mutating func testPairs(_ before: Variable, _ after: Variable, _ choice: TestChoice) {
    let pairs = PairTests(before, after, rows: selection.rows, options: options)
    switch choice {
    case .none: break
    case .auto: add([.pairedT]) { pairs.run($0, reason: "continuous, pairs") }
    case .these(let keys): add(keys) { pairs.run($0, reason: nil) }
    }
  }

  /// Tests two groups known by their printed summaries.
  mutating func testSummaries(
    _ summaries: [Compare.PrintedSummary], variable: String, _ choice: TestChoice
  ) {
    guard case .these(let keys) = choice else { return }
    let options = options
    add(keys) { SummaryTests(variable, summaries, options: options).run($0) }
  }

  /// Adds effect sizes between the groups, or of one sample where there are none.
  mutating func effects(_ effects: [EffectKey], of variable: Variable) {
    let options = options
    for effect in effects {
      switch variable.column {
      case .numeric where selection.by != nil:
        let tests = NumericTests(variable, selection, options: options)
        add(effect, variable.name, tests.effect(effect))
      case .numeric:
        let values = variable.column.numbers(selection.rows) ?? []
        let tests = OneSampleTests(variable.name, values, options: options)
        add(effect, variable.name, tests.effect(effect))
      case .categorical(let column) where selection.by != nil:
        let tests = CategoricalTests(variable, column, selection, options: options)
        add(effect, variable.name, tests.effect(effect))
      case .categorical, .date, .text:
        refuseEffects([effect], variable: variable.name)
      }
    }
  }

  /// Adds effect sizes of the differences within pairs.
  mutating func effects(_ effects: [EffectKey], ofPairs before: Variable, _ after: Variable) {
    let pairs = PairTests(before, after, rows: selection.rows, options: options)
    for effect in effects { add(effect, pairs.variable, pairs.effect(effect)) }
  }

  /// Says of effect sizes that they are not built.
  mutating func refuseEffects(_ effects: [EffectKey], variable: String) {
    for effect in effects {
      add(effect, variable, Statistic.refused(["estimate", "conf.low", "conf.high"], .notBuilt))
    }
  }

  private mutating func add(_ effect: EffectKey, _ variable: String, _ statistics: [Statistic]) {
    rows.add(
      RowPlace(context: effect.rawValue, variable: variable, group: selection.by?.name), statistics)
  }

  /// The answer, with p-values adjusted over the variables.
  var answer: Answer {
    var all = rows
    var notes = notes
    for test in tests.adjusted(question.adjust) {
      all.add(
        RowPlace(context: test.key.rawValue, variable: test.variable, group: selection.by?.name),
        test.statistics)
      notes += test.notes.filter { !notes.contains($0) }
    }
    return Answer(
      question: question, findings: all.all, notes: notes,
      participation: selection.participation)
  }
}
