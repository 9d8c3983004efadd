import Analysis
import Cohorts
import Testing

@Suite struct ResultPathTests {
  private let place = Place(file: "p", line: 3, column: 5)

  private func select(
    _ path: String, _ rows: [Finding], _ questions: [Question]
  ) throws(Problem) -> ResultPath.Selection {
    try ResultPath(SourceText(path, at: place)).selection(among: rows, questions: questions)
  }

  /// The number that a path names.
  private func number(_ path: String) throws -> Double? {
    guard case .finding(let row) = try select(path, Self.rows, Self.questions) else { return nil }
    return row.number
  }

  private func problem(_ path: String) -> String? {
    do {
      _ = try select(path, Self.rows, Self.questions)
      return nil
    } catch {
      return error.description
    }
  }

  private static func question(_ id: String, _ verb: Verb) -> Question {
    Question(
      id: id, place: Place(file: "p"), conventions: Conventions(preset: .r), verb: verb)
  }

  private static let questions: [Question] = {
    let name = { SourceText($0, at: Place(file: "p")) }
    var compare = Compare(subjects: [.variable(name("pmvi"))])
    compare.test = .these([.mannWhitney, .welchT])
    var survival = KaplanMeierAnalysis(outcome: name("os"))
    survival.tests = [.gehanBreslow, .logrank]
    return [
      question("table1", .summarize(Summarize(variables: [name("sex")]))),
      question("table2", .compare(compare)),
      question("fig2", .kaplanMeier(survival)),
      question("table3", .cox(CoxRegression(outcome: name("os")))),
      question("empty", .prose(name("a"))),
    ]
  }()

  /// Rows as analyses give them; each holds another number.
  private static let rows: [Finding] = {
    var rows: [Finding] = []
    func add(
      _ analysis: String, _ variable: String?, _ level: String?, _ group: String?,
      _ context: String, _ statistics: String...
    ) {
      for statistic in statistics {
        rows.append(
          Finding(
            analysis: analysis, group1: group == nil ? nil : "g", group1Level: group,
            variable: variable, variableLevel: level, context: context, statistic: statistic,
            value: .number(Double(rows.count))))
      }
    }
    for group in [nil, "Survivors", "Non-survivors"] {
      add("table1", "age", nil, group, "continuous", "mean", "sd", "mean.conf.low")
      add("table1", "sex", "Female", group, "categorical", "n", "p")
      add("table1", "sex", "Male", group, "categorical", "n", "p")
      add("table1", "sex", nil, group, "missing", "N_miss")
      add("table1", "Survivors", nil, group, "continuous", "mean")
      add("table1", "lab.crp", "Stage II.5 (a)", group, "categorical", "n")
      add("table1", "lab", "crp", group, "categorical", "n", "conf.low")
    }
    add("table2", "pmvi", nil, nil, "welch_t", "p.value", "conf.low", "p.value.adjusted")
    add("table2", "pmvi", nil, nil, "mann_whitney", "p.value")
    add("table2", "pmvi", nil, nil, "cohens_d", "estimate", "conf.low")
    add("table2", "pmvi", nil, "Survivors", "continuous", "mean")
    add("table2", "pre - post", nil, nil, "paired_t", "p.value")
    for group in ["Low", "High"] {
      add("fig2", "os", nil, group, "survival", "n", "median")
      for time in ["12", "36", "0.5"] {
        add("fig2", "os", time, group, "survival_at", "estimate", "conf.low")
      }
    }
    add("fig2", "os", nil, nil, "logrank", "p.value")
    add("fig2", "os", nil, nil, "gehan_breslow", "p.value")
    add("table3", "age", nil, nil, "cox_univariable", "estimate", "nobs")
    add("table3", "age", nil, nil, "cox_multivariable", "estimate")
    add("table3", nil, nil, nil, "cox_multivariable", "nobs", "concordance")
    add("table3", "(Intercept)", nil, nil, "cox_multivariable", "estimate")
    return rows
  }()

  private func expected(
    _ analysis: String, _ variable: String?, _ level: String?, _ group: String?,
    _ context: String, _ statistic: String
  ) -> Double? {
    Self.rows.first {
      $0.analysis == analysis && $0.variable == variable && $0.variableLevel == level
        && $0.group1Level == group && $0.context == context && $0.statistic == statistic
    }?.number
  }

  @Test func `every full path names its own row`() throws {
    for row in Self.rows {
      let path = ResultPath.path(to: row)
      #expect(try select(path, Self.rows, Self.questions) == .finding(row), "\(path)")
    }
    #expect(
      ResultPath.path(to: Self.rows[9]) == "table1.lab.crp.'Stage II.5 (a)'.categorical.n")
  }

  @Test func `levels, groups and contexts stand in any order`() throws {
    let n = expected("table1", "sex", "Female", "Survivors", "categorical", "n")
    for path in [
      "table1.sex.Female.Survivors.n", "table1.sex.Survivors.Female.n",
      "table1.sex.categorical.Survivors.Female.n", "table1.'sex'.'Female'.'Survivors'.n",
    ] {
      #expect(try number(path) == n)
    }
    #expect(
      try number("fig2.Low.12.estimate")
        == expected("fig2", "os", "12", "Low", "survival_at", "estimate"))
    #expect(
      try number("fig2.os.'0.5'.High.conf.low")
        == expected("fig2", "os", "0.5", "High", "survival_at", "conf.low"))
  }

  @Test func `a path that names no group or level means the row that has none`() throws {
    #expect(
      try number("table1.age.mean") == expected("table1", "age", nil, nil, "continuous", "mean"))
    #expect(
      try number("table1.sex.Male.n") == expected("table1", "sex", "Male", nil, "categorical", "n"))
    #expect(
      try number("table3.nobs") == expected("table3", nil, nil, nil, "cox_multivariable", "nobs"))
    #expect(
      try number("table3.age.nobs")
        == expected("table3", "age", nil, nil, "cox_univariable", "nobs"))
  }

  @Test func `the longest known name is taken first`() throws {
    #expect(
      try number("table1.age.mean.conf.low")
        == expected("table1", "age", nil, nil, "continuous", "mean.conf.low"))
    #expect(
      try number("table1.lab.crp.n")
        == expected("table1", "lab.crp", "Stage II.5 (a)", nil, "categorical", "n"))
    #expect(
      try number("table1.lab.'crp'.n") == expected("table1", "lab", "crp", nil, "categorical", "n"))
    #expect(
      try number("table1.Survivors.mean")
        == expected("table1", "Survivors", nil, nil, "continuous", "mean"))
  }

  @Test func `the first of several tests answers a path without context`() throws {
    #expect(
      try number("table2.pmvi.p.value")
        == expected("table2", "pmvi", nil, nil, "mann_whitney", "p.value"))
    #expect(
      try number("table2.pmvi.welch_t.p.value")
        == expected("table2", "pmvi", nil, nil, "welch_t", "p.value"))
    #expect(
      try number("fig2.p.value") == expected("fig2", "os", nil, nil, "gehan_breslow", "p.value"))
    #expect(
      try number("table2.'pre - post'.p.value")
        == expected("table2", "pre - post", nil, nil, "paired_t", "p.value"))
  }

  @Test func `a published path stands within its analysis`() throws {
    let path = try ResultPath(SourceText("pmvi.Survivors.mean", at: place))
    let found = try path.selection(among: Self.rows, within: Self.questions[1])
    guard case .finding(let row) = found else {
      Issue.record("a cell")
      return
    }
    #expect(row.number == expected("table2", "pmvi", nil, "Survivors", "continuous", "mean"))
  }

  @Test func `a path that ends before the statistic names the cell`() throws {
    let cell = { (path: String) throws -> [String] in
      guard case .cell(let rows) = try select(path, Self.rows, Self.questions) else { return [] }
      return rows.map(ResultPath.path)
    }
    #expect(
      try cell("table1.age.Survivors") == [
        "table1.age.Survivors.continuous.mean", "table1.age.Survivors.continuous.sd",
        "table1.age.Survivors.continuous.mean.conf.low",
      ])
    #expect(
      try cell("table1.sex.Female") == [
        "table1.sex.Female.categorical.n", "table1.sex.Female.categorical.p",
      ])
    #expect(try cell("table1.sex.Survivors").count == 5)
    #expect(try cell("fig2.Low.12").count == 2)
    #expect(try cell("table2.pmvi.cohens_d").count == 2)
  }

  @Test func `what no row or several rows answer to`() {
    #expect(
      problem("tabel1.age.mean")
        == "p:3:5: error: there is no analysis \"tabel1\"; did you mean \"table1\"?")
    #expect(
      problem("x.age.mean")
        == "p:3:5: error: there is no analysis \"x\"; expected table1, table2, fig2, table3, empty")
    #expect(problem("empty.age.mean") == "p:3:5: error: \"empty\" has no results")
    #expect(
      problem("table3.age.estimate")
        == "p:3:5: error: the path \"table3.age.estimate\" fits 2 results: "
        + "table3.age.cox_univariable.estimate, table3.age.cox_multivariable.estimate")
    #expect(
      problem("table2.pmvi.conf.low")
        == "p:3:5: error: the path \"table2.pmvi.conf.low\" fits 2 results: "
        + "table2.pmvi.welch_t.conf.low, table2.pmvi.cohens_d.conf.low")
    #expect(
      problem("table1.sex.n")
        == "p:3:5: error: the path \"table1.sex.n\" fits 2 results: "
        + "table1.sex.Female.categorical.n, table1.sex.Male.categorical.n")
    #expect(
      problem("table2.pmvi.Survivor.mean")
        == "p:3:5: error: no result has the path \"table2.pmvi.Survivor.mean\"; the nearest: "
        + "table2.pmvi.Survivors.continuous.mean")
    #expect(
      problem("table1.sex.Survivers.Female.n")
        == "p:3:5: error: no result has the path \"table1.sex.Survivers.Female.n\"; the nearest: "
        + "table1.sex.Female.Survivors.categorical.n")
    #expect(
      problem("fig2.estimate")?.hasSuffix(", fig2.os.'0.5'.High.survival_at.estimate") == true)
    #expect(problem("table1.zzzz")?.hasSuffix(", and 28 more") == true)
    #expect(problem("table1")?.hasPrefix("p:3:5: error: no result has the path \"table1\"") == true)
  }

  @Test func `paths that cannot be read`() {
    #expect(problem("") == "p:3:5: error: the path \"\" has an empty part")
    #expect(problem("a.") == "p:3:7: error: the path \"a.\" has an empty part")
    #expect(problem(".a") == "p:3:5: error: the path \".a\" has an empty part")
    #expect(
      problem("a.'b") == "p:3:7: error: the path \"a.'b\" has a quote that does not end its part")
    #expect(
      problem("a.'b''")
        == "p:3:7: error: the path \"a.'b''\" has a quote that does not end its part")
    #expect(
      problem("a.'b'c")
        == "p:3:7: error: the path \"a.'b'c\" has a quote that does not end its part")
  }

  @Test func `a quote within a quoted part is written twice`() throws {
    let row = Finding(
      analysis: "table1", variable: "o'brien's", variableLevel: "'", context: "categorical",
      statistic: "n", value: .none)
    #expect(ResultPath.path(to: row) == "table1.'o''brien''s'.''''.categorical.n")
    #expect(
      try select(ResultPath.path(to: row), Self.rows + [row], Self.questions) == .finding(row))
  }
}
