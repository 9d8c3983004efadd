internal import Cohorts
internal import Statistics

/// The rows of an analysis that goes through variables one by one: descriptions, then tests.
struct VariableTable {
  private let question: Question
  private let selection: Selection
  private let description: Description
  private let options: TestOptions
  private var rows: Rows
  private var tests: [TestOfVariable] = []
  private var notes: [Note] = []

  init(_ question: Question, _ selection: Selection) {
    self.question = question
    self.selection = selection
    description = Description(question)
    options = TestOptions(question)
    rows = Rows(analysis: question.id)
  }

  /// Describes one variable.
  mutating func describe(_ variable: Variable) {
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
    case .auto: for key in chosen.keys { tests.append(test(key, chosen.reason)) }
    case .these(let keys): for key in keys { tests.append(test(key, nil)) }
    }
  }

  /// Says of tests that they are not built.
  mutating func refuseTests(_ choice: TestChoice, variable: String) {
    guard case .these(let keys) = choice else { return }
    for key in keys {
      tests.append(
        TestOfVariable(
          key: key, variable: variable,
          statistics: Statistic.refused(key.statisticNames, .notBuilt)))
    }
  }

  /// Says of effect sizes that they are not built.
  mutating func refuseEffects(_ effects: [EffectKey], variable: String) {
    for effect in effects {
      rows.add(
        RowPlace(context: effect.rawValue, variable: variable, group: selection.by?.name),
        Statistic.refused(["estimate", "conf.low", "conf.high"], .notBuilt))
    }
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
