import Statistics
import TestSupport
import Testing

struct IntraclassCorrelationTests {
  typealias Form = IntraclassCorrelation.Form

  @Test func `all cases are found`() throws {
    #expect(try ReferenceCase.load("agreement.json", method: "icc").count == 4)
  }

  @Test(arguments: try ReferenceCase.load("agreement.json", method: "icc"))
  func reference(_ reference: ReferenceCase) throws {
    let names = try #require(reference.args["raters"]?.texts)
    let rows = try reference.rows(of: names)
    let ratings = try names.indices.map { rater in
      try Sample(rows.compactMap { Double($0[rater]) })
    }
    let icc = try IntraclassCorrelation(ratings)
    #expect(icc.subjects == rows.count && icc.raters == names.count)
    for form in Form.allCases {
      let name = form.rawValue.lowercased()
      let limits = try #require(try icc.confidenceInterval(form, level: reference.level))
      let degrees = icc.degreesOfFreedom(form)
      let wrong =
        reference.differences([
          name: icc.estimate(form), name + "_F": icc.statistic(form), name + "_p": icc.pValue(form),
        ])
        + reference.differences(
          name + "_df", [Double(degrees.numerator), Double(degrees.denominator)])
        + reference.differences(name + "_ci", [limits.lower, limits.upper])
      #expect(wrong == [])
    }
  }

  /// Shrout and Fleiss 1979, Table 4, prints the mean squares and the six correlations.
  @Test func `is what the paper prints`() throws {
    let ratings = try [
      [9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8.0, 2, 8, 6, 9, 7],
    ].map { try Sample($0) }
    let icc = try IntraclassCorrelation(ratings)
    let squares = [
      icc.meanSquareSubjects, icc.meanSquareWithin, icc.meanSquareRaters, icc.meanSquareError,
    ]
    for (found, printed) in zip(squares, [11.24, 6.26, 32.49, 1.02]) {
      #expect(abs(found - printed) < 0.0051)
    }
    for (form, printed) in zip(Form.allCases, [0.17, 0.29, 0.71, 0.44, 0.62, 0.91]) {
      #expect(abs(icc.estimate(form) - printed) < 0.0051)
    }
  }

  @Test func `is what hand calculation gives`() throws {
    // Subjects (1, 3) and (5, 7): means 2 and 6, B = 16, W = 2, J = 4, E = 0.
    let icc = try IntraclassCorrelation([Sample([1, 5]), Sample([3, 7])])
    #expect(icc.meanSquareSubjects == 16 && icc.meanSquareWithin == 2)
    #expect(icc.meanSquareRaters == 4 && icc.meanSquareError == 0)
    #expect(disagreement(icc.estimate(.oneWay), 14.0 / 18) == nil)
    #expect(disagreement(icc.estimate(.random), 16.0 / 20) == nil)
    #expect(icc.estimate(.fixed) == 1 && icc.statistic(.fixed) == .infinity)
    #expect(icc.pValue(.fixed) == 0)
    #expect(try icc.confidenceInterval(.fixed) == nil)
    #expect(try icc.confidenceInterval(.random) == nil)
    #expect(try icc.confidenceInterval(.oneWay) != nil)
  }

  @Test func `order of raters and of subjects, origin and scale do not matter`() throws {
    let a = [3.1, 4.5, 2.2, 6.8, 5.0]
    let b = [2.9, 5.5, 2.0, 6.0, 5.9]
    let c = [4.1, 4.4, 3.3, 7.7, 4.8]
    let one = try IntraclassCorrelation([Sample(a), Sample(b), Sample(c)])
    let order = [4, 2, 0, 1, 3]
    let two = try IntraclassCorrelation(
      [c, a, b].map { rater in try Sample(order.map { 1000 - 8 * rater[$0] }) })
    for form in Form.allCases {
      #expect(disagreement(one.estimate(form), two.estimate(form), relative: 1e-11) == nil)
      #expect(disagreement(one.pValue(form), two.pValue(form), relative: 1e-10) == nil)
    }
    // The mean of k ratings follows from one by the formula of Spearman and Brown.
    for (single, mean) in [
      (Form.oneWay, Form.oneWayMean), (.random, .randomMean), (.fixed, .fixedMean),
    ] {
      let rho = one.estimate(single)
      #expect(disagreement(one.estimate(mean), 3 * rho / (1 + 2 * rho)) == nil)
    }
  }

  @Test func `degenerate ratings are refused`() throws {
    let same = try Sample([4, 4, 4])
    #expect(throws: StatisticsError.constant) { try IntraclassCorrelation([same, same]) }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 1)) {
      try IntraclassCorrelation([Sample([1]), Sample([2])])
    }
    #expect(throws: StatisticsError.tooFew(needed: 2, found: 0)) {
      try IntraclassCorrelation([Sample([]), Sample([])])
    }
    #expect(throws: StatisticsError.tooFewGroups(needed: 2, found: 1)) {
      try IntraclassCorrelation([same])
    }
    #expect(throws: StatisticsError.lengthsDiffer(3, 2)) {
      try IntraclassCorrelation([same, Sample([1, 2])])
    }
    // Perfect agreement: all six are 1.
    let perfect = try IntraclassCorrelation([Sample([0.1, 0.2, 0.7]), Sample([0.1, 0.2, 0.7])])
    #expect(Form.allCases.allSatisfy { perfect.estimate($0) == 1 && perfect.pValue($0) == 0 })
    // Subjects that do not differ at all.
    let flat = try IntraclassCorrelation([Sample([1, 1]), Sample([2, 2])])
    #expect(flat.estimate(.oneWay) == -1 && flat.pValue(.oneWay) == 1)
    #expect(flat.estimate(.fixed).isNaN && flat.pValue(.fixed).isNaN)
  }
}
