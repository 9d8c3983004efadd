internal import Cohorts
internal import Statistics

/// The rows of an analysis that goes through variables one by one: descriptions, then tests.
struct VariableTable {
  let question: Question
  /// All patients of the analysis.
  private let whole: Selection
  /// The patients who are being compared: all, or those of one stratum.
  private(set) var selection: Selection
  let description: Description
  let options: TestOptions
  /// The strata of tables of counts.
  let strata: Stratification?
  var rows: Rows
  private var described: Set<String> = []
  private var tests: [TestOfVariable] = []
  private var notes: [Note] = []

  init(_ question: Question, _ selection: Selection, strata: Stratification? = nil) {
    self.question = question
    self.selection = selection
    whole = selection
    self.strata = strata
    description = Description(question)
    options = TestOptions(question)
    rows = Rows(analysis: question.id)
  }

  /// Makes the numbers of variables ready, where there are many.
  func prepare(_ variables: [Variable]) {
    for part in [whole] + whole.strata { part.samples.prepare(variables, in: part.allAndGroups) }
  }

  /// Describes one variable, unless it was described before.
  mutating func describe(_ variable: Variable) {
    guard described.insert(variable.name).inserted else { return }
    for part in [whole] + whole.strata { description.describe(variable, part, into: &rows) }
  }

  /// Compares the groups of all patients, or those within each level of a first grouping variable.
  mutating func inEachStratum(_ compare: (inout VariableTable) -> Void) {
    for part in whole.strata.isEmpty ? [whole] : whole.strata {
      selection = part
      compare(&self)
    }
    selection = whole
  }

  /// Tests one variable between the groups.
  mutating func test(_ variable: Variable, _ choice: TestChoice) {
    switch variable.column {
    case .numeric:
      let numeric = NumericTests(variable, selection, options: options)
      run(choice, numeric.chosen) { numeric.run($0, reason: $1) }
    case .categorical(let column):
      let categorical = CategoricalTests(
        variable, column, selection, options: options, strata: strata)
      run(choice, categorical.chosen) { [categorical.run($0, reason: $1)] }
    case .date, .text: break
    }
  }

  private mutating func run(
    _ choice: TestChoice, _ chosen: (keys: [TestKey], reason: String),
    _ test: (TestKey, String?) -> [TestOfVariable]
  ) {
    switch choice {
    case .none: break
    case .auto: add(chosen.keys) { test($0, chosen.reason) }
    case .these(let keys): add(keys) { test($0, nil) }
    }
  }

  /// A note that names the stratum it is about.
  private func inStratum(_ note: Note) -> Note {
    guard let stratum = selection.stratum, let level = stratum.level else { return note }
    let words = note.sentence.hasSuffix(".") ? String(note.sentence.dropLast()) : note.sentence
    return Note(note.kind, variable: note.variable, "\(words) (\(stratum.variable): \(level)).")
  }

  mutating func add(_ keys: [TestKey], _ test: (TestKey) -> [TestOfVariable]) {
    for (position, key) in keys.enumerated() {
      for var result in test(key) {
        result.position = position
        result.stratum = selection.stratum
        result.notes = result.notes.map(inStratum)
        tests.append(result)
      }
    }
  }

  /// Tests one variable against a number.
  mutating func testAgainstNumber(_ variable: Variable, _ choice: TestChoice) {
    let values = variable.column.numbers(selection.rows) ?? []
    let tests = OneSampleTests(variable.name, values, options: options)
    run(choice, ([.oneSampleT], "continuous, one sample")) { [tests.run($0, reason: $1)] }
  }

  /// Tests two measurements of the same patients against each other.
  mutating func testPairs(_ before: Variable, _ after: Variable, _ choice: TestChoice) {
    let pairs = PairTests(before, after, rows: selection.rows, options: options)
    let skewed = [before, after].contains { $0.declaration.distribution == .skewed }
    run(
      choice,
      skewed
        ? ([.wilcoxonSignedRank], "declared skewed, pairs") : ([.pairedT], "continuous, pairs")
    ) { [pairs.run($0, reason: $1)] }
  }

  /// Tests groups known by their printed summaries.
  mutating func testSummaries(
    _ summaries: [Compare.PrintedSummary], variable: String, _ choice: TestChoice
  ) {
    let tests = SummaryTests(variable, summaries, options: options)
    run(choice, tests.chosen) { tests.run($0, reason: $1) }
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
        addEffect(effect, of: variable, column)
      case .categorical: refuse(effect, variable.name, "one sample of levels")
      case .date, .text: refuse(effect, variable.name, "dates or texts")
      }
    }
  }

  /// Adds effect sizes of the differences within pairs.
  mutating func effects(_ effects: [EffectKey], ofPairs before: Variable, _ after: Variable) {
    let pairs = PairTests(before, after, rows: selection.rows, options: options)
    for effect in effects { add(effect, pairs.variable, pairs.effect(effect)) }
  }

  /// Adds effect sizes between groups known by their printed summaries.
  mutating func effects(
    _ effects: [EffectKey], of variable: String, _ summaries: [Compare.PrintedSummary]
  ) {
    let tests = SummaryTests(variable, summaries, options: options)
    for effect in effects { add(effect, variable, tests.effect(effect)) }
  }

  private mutating func refuse(_ effect: EffectKey, _ variable: String, _ data: String) {
    add(effect, variable, Statistic.refused(effect.statisticNames, effect.unfit(for: data)))
  }

  mutating func add(_ effect: EffectKey, _ variable: String, _ statistics: [Statistic]) {
    add(effect, variable, level: nil, statistics)
  }

  /// Adds an effect size of a variable, or of one of its levels.
  mutating func add(
    _ effect: EffectKey, _ variable: String, level: String?, _ statistics: [Statistic]
  ) {
    rows.add(
      RowPlace(
        context: effect.rawValue, stratum: selection.stratum, variable: variable, level: level,
        group: selection.by?.name), statistics)
  }

  /// Says something of the whole analysis, once.
  mutating func note(_ note: Note) {
    let note = inStratum(note)
    if !notes.contains(note) { notes.append(note) }
  }

  /// The first test of a variable between the groups that are being compared.
  func testInForce(of variable: String) -> TestKey? {
    tests.first { $0.variable == variable && $0.stratum == selection.stratum }?.key
  }

  /// The answer, with p-values adjusted over the variables.
  var answer: Answer {
    var all = rows
    var notes = notes
    for test in tests.adjusted(question.adjust) {
      all.add(
        RowPlace(
          context: test.key.rawValue, stratum: test.stratum, variable: test.variable,
          level: test.level, group: selection.by?.name, groupLevel: test.groupLevel),
        test.statistics)
      notes += test.notes.filter { !notes.contains($0) }
    }
    return Answer(
      question: question, findings: all.all, notes: notes,
      participation: selection.participation)
  }
}
