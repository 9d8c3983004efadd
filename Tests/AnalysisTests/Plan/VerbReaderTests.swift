import Analysis
import Cohorts
import Statistics
import Testing

/// What each verb of the plan of every key asks, value by value.
@Suite struct VerbReaderTests {
  private let questions: [Question]

  init() throws {
    questions = try PlanReader.read(Array(everyKeyPlan.utf8), fileName: "p").questions
  }

  @Test func `options that all analyses have`() {
    let first = questions[0]
    #expect(first.id == "table1" && first.title == "Baseline: characteristics")
    #expect(first.note == "A note" && first.purpose == .primary)
    #expect(first.by.map(\.text) == ["alive", "low"] && first.subset?.text == "age > 20")
    let second = questions[2]
    #expect(
      second.confidence == 0.9 && second.alternative == .less && second.adjust == .benjaminiHochberg
    )
    #expect(second.published.map(\.path.text) == ["age.Survivors.mean", "age.p.value"])
    #expect(second.published[0].value == "113.30" && second.published[0].differs == nil)
    #expect(second.published[1].source == "Moos 2026, Table 2")
    #expect(second.published[1].differs == "longer follow-up")
    #expect(questions[1].confidence == 0.95 && questions[1].alternative == .twoSided)
  }

  @Test func summarize() throws {
    guard case .summarize(let verb) = questions[0].verb else { return missed() }
    #expect(verb.variables.map(\.text) == ["age", "sex", "crp"])
    #expect(verb.overall == .last && verb.interval == .clopperPearson)
    #expect(verb.sections.map(\.heading) == ["Blood"])
    #expect(verb.heading(before: "crp") == "Blood" && verb.heading(before: "age") == nil)
    let templates = { (name: String, kind: Summarize.Kind) in
      verb.lines(of: name, kind)?.map(\.template.text)
    }
    #expect(templates("age", .continuous) == ["{mean} ({sd})", "{min}-{max}"])
    #expect(verb.lines(of: "age", .continuous)?.map(\.label) == [nil, "Range"])
    #expect(templates("sex", .categorical) == ["{n} ({p}%)"])
    #expect(templates("crp", .continuous) == ["{{{median}}}"])
    #expect(verb.missingLines?.map(\.label) == ["Unknown"])
    #expect(verb.digits(of: "sd", variable: "age", .continuous) == 2)
    #expect(verb.digits(of: "mean", variable: "crp", .continuous) == 3)
    #expect(verb.digits(of: "sd", variable: "crp", .continuous) == nil)
    #expect(verb.digits(of: "p", variable: "sex", .categorical) == 2)
    #expect(verb.percent == .row && verb.denominator == .all && verb.missing == .no)
    #expect(verb.test(of: "age", .continuous) == .these([.welchT, .mannWhitney]))
    #expect(verb.test(of: "sex", .categorical) == .none)
    #expect(verb.test(of: "crp", .continuous) == .auto)
    #expect(verb.difference && verb.smd)
    guard case .summarize(let other) = questions[1].verb else { return missed() }
    #expect(other.overall == .no && other.settings[0].scope == .all)
    #expect(other.digits(of: "median", variable: "crp", .continuous) == 3)
    #expect(other.digits(of: "p", variable: "crp", .categorical) == nil)
    #expect(other.missing == .always)
    #expect(other.test(of: "crp", .continuous) == .these([.kruskalWallis]))
  }

  @Test func compare() throws {
    guard case .compare(let verb) = questions[2].verb else { return missed() }
    #expect(verb.subjects.count == 2)
    if case .pair(let before, let after) = verb.subjects[1] {
      #expect(before.text == "before" && after.text == "after")
    }
    #expect(verb.test == .these([.tost, .studentT]))
    #expect(verb.effects == [.cohensD, .hodgesLehmann] && verb.exact == .always)
    #expect(verb.correction == false && verb.mu == -0.0015 && verb.bounds == -2...2)
    #expect(verb.variance == .unequal)
    guard case .compare(let printed) = questions[3].verb else { return missed() }
    #expect(
      printed.summaries == [
        Compare.PrintedSummary(label: "A", n: 40, mean: 113.3, sd: 20.1),
        Compare.PrintedSummary(label: "B", n: 48, mean: 101.3, sd: 25),
      ])
  }

  @Test func `tables, correlations, agreement and cut points`() throws {
    guard case .crossTabulate(let table) = questions[4].verb else { return missed() }
    #expect(table.test == .these([.cochranArmitage, .chiSquared]))
    #expect(table.strata?.text == "low" && table.event?.text == "Male")
    #expect(
      table.effects == [
        .riskDifference, .riskRatio, .oddsRatio, .cramersV, .numberNeededToTreat, .smd,
      ])
    #expect(table.percent == .row)
    #expect(table.monteCarlo.replicates == 2000 && table.monteCarlo.seed == 7)
    #expect(table.interval == .wald && table.zeroCells == .haldane && table.exact == .never)
    #expect(table.correction == true && table.scores == [0, 1, 2.5, 4])
    guard case .correlate(let pairs) = questions[5].verb else { return missed() }
    #expect(pairs.variables.map(\.text) == ["age", "pmvi"] && pairs.with.map(\.text) == ["crp"])
    #expect(pairs.method == .kendall && pairs.exact == .always)
    guard case .cutpoint(let cut) = questions[14].verb else { return missed() }
    #expect(cut.variable.text == "pmvi" && cut.outcome.text == "os")
    #expect(cut.between == 0.2...0.8 && cut.pValue == .exact)
    guard case .agreement(let agreement) = questions[15].verb else { return missed() }
    #expect(agreement.measurements.map(\.text) == ["a", "b"])
    #expect(agreement.method == .weightedKappa && agreement.weights == .quadratic)
  }

  @Test func roc() throws {
    guard case .roc(let verb) = questions[6].verb else { return missed() }
    #expect(verb.predictors.map(\.text) == ["pmvi", "age"] && verb.outcome.text == "alive")
    #expect(verb.positive?.text == "Non-survivors" && verb.direction == nil)
    #expect(verb.directions == ["pmvi": .lower, "age": .higher])
    #expect(verb.interval == .bootstrap && verb.replicates == 500 && verb.seed == 42)
    #expect(verb.tolerance == 0.001)
    #expect(verb.difference == .delong)
    #expect(verb.thresholds == [.youden, .closestTopLeft, .at(0.5)])
    #expect(verb.partial?.range == 0.9...1 && verb.partial?.corrected == true)
    #expect(
      verb.at == [
        ReceiverOperating.Point(axis: .specificity, value: 0.9),
        ReceiverOperating.Point(axis: .specificity, value: 0.95),
        ReceiverOperating.Point(axis: .sensitivity, value: 0.8),
      ])
    #expect(verb.plot?.band == false && verb.plot?.width == .twoColumns && !verb.hasBand)
    guard case .roc(let timed) = questions[7].verb else { return missed() }
    #expect(timed.times == [12, 36] && timed.direction == .auto && timed.positive == nil)
    #expect(timed.plot == nil && timed.replicates == 2000)
    #expect(timed.difference == nil && timed.thresholds == [.youden])
  }

  @Test func `survival and incidence`() throws {
    guard case .kaplanMeier(let verb) = questions[8].verb else { return missed() }
    #expect(verb.outcome.text == "os" && verb.strata?.text == "sex" && verb.at == [12, 36, 60])
    #expect(verb.quantiles == [0.25, 0.5] && verb.interval == .logLog)
    #expect(verb.tests == [.logrank, .flemingHarrington, .trend])
    #expect(verb.rho == 0.5 && verb.gamma == 1 && verb.scores == [1, 2, 3] && verb.pairwise)
    #expect(verb.entry?.text == "entered" && verb.restrictedMean == 60 && verb.followUp)
    #expect(verb.difference && verb.brier == [12, 24] && verb.plot == nil)
    guard case .kaplanMeier(let bare) = questions[9].verb else { return missed() }
    #expect(bare.tests.isEmpty && bare.interval == nil && !bare.followUp && !bare.hazardRatio)
    var figure = StepFigure()
    (figure.xMax, figure.ticks, figure.table, figure.band) = (60, 6, .atRisk, false)
    (figure.marks, figure.median, figure.value) = (.always, false, .events)
    (figure.percent, figure.width) = (true, .oneColumn)
    #expect(bare.plot == figure && verb.hazardRatio)
    guard case .cumulativeIncidence(let incidence) = questions[10].verb else { return missed() }
    #expect(incidence.event?.text == "Recurrence" && incidence.at == [12])
    #expect(incidence.test == nil && incidence.regression.map(\.text) == ["age", "sex"])
  }

  @Test func regressions() throws {
    guard case .cox(let cox) = questions[11].verb else { return missed() }
    #expect(cox.univariable.map(\.factors) == [["age"]])
    #expect(cox.multivariable.map(\.factors) == [["age"], ["pmvi", "sex"]])
    #expect(cox.multivariable[1].source.text == "pmvi * sex")
    #expect(cox.strata.map(\.text) == ["stage"] && cox.ties == .breslow)
    #expect(cox.cluster?.text == "centre" && cox.checksProportionalHazards)
    #expect(cox.transform == .rank && cox.per == ["age": 10, "pmvi": 0.5])
    #expect(cox.entry?.text == "entered" && cox.baseline == [12] && cox.brier == [12] && cox.plot)
    guard case .logistic(let odds) = questions[12].verb else { return missed() }
    #expect(odds.response.text == "alive" && odds.event.text == "Non-survivors")
    #expect(odds.interval == .wald && odds.penalty == .firth && !odds.plot)
    #expect(odds.multivariable.map(\.factors) == [["age"], ["sex"]])
    guard case .linear(let means) = questions[13].verb else { return missed() }
    #expect(means.response.text == "pmvi" && means.univariable.map(\.factors) == [["age"]])
  }

  @Test func `stacked and merged tables`() throws {
    guard case .join(let stack) = questions[16].verb else { return missed() }
    #expect(stack.direction == .stack && stack.analyses.map(\.text) == ["table1", "table2"])
    #expect(questions[16].title == "Stacked" && questions[16].note == "One below the other")
    guard case .join(let merge) = questions[17].verb else { return missed() }
    #expect(merge.direction == .merge && merge.analyses.map(\.text) == ["fig1", "linear-14"])
    #expect(questions[17].purpose == .secondary)
  }

  @Test func prose() throws {
    guard case .prose(let text) = questions[18].verb else { return missed() }
    #expect(
      text.text
        == "Age was **higher**: {table2.age.Survivors.mean} {{sic}},\n"
        + "*p* = {table2.age.p.value}; & more.\n")
    #expect(questions[19].title == "Discussion")
  }

  private func missed() { Issue.record("another verb") }
}
