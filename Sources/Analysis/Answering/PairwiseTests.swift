internal import Statistics

/// Tests of every pair of groups, each with rows of its own under `variable_level` "b - a".
struct PairwiseTests {
  let key: TestKey
  let labels: [String]
  let options: TestOptions

  /// What one pair gives.
  struct Pair {
    let first: Int
    let second: Int
    let statistics: [Statistic]
  }

  /// The rows of each pair; a refusal stands in the rows of every pair.
  func run(
    of variable: String, count: Int, notes: [Note], _ compute: () throws(Refusal) -> [Pair]
  ) -> [TestOfVariable] {
    var found: [Pair] = []
    do throws(Refusal) { found = try compute() } catch { found = refused(error) }
    guard !found.isEmpty else {
      let need = Refusal.tooFewGroups(labels.count)
      return [
        options.run(key, of: variable, count: count, notes: notes) { () throws(Refusal) in
          throw need
        }
      ]
    }
    return found.map { pair in
      var test = options.run(key, of: variable, count: count, notes: notes) {
        () throws(Refusal) in pair.statistics
      }
      test.level = "\(labels[pair.second]) - \(labels[pair.first])"
      return test
    }
  }

  private func refused(_ refusal: Refusal) -> [Pair] {
    labels.indices.flatMap { first in
      labels.indices.dropFirst(first + 1).map { second in
        Pair(
          first: first, second: second,
          statistics: Statistic.refused(key.statisticNames, refusal) + [.text("method", key.name)])
      }
    }
  }

  /// Tukey's test.
  func pairs(_ test: TukeyHSD) throws(StatisticsError) -> [Pair] {
    pairs(
      test.pairs, try test.pValues(), try test.confidenceIntervals(level: options.level),
      method: "Tukey's honestly significant difference, p and interval for all pairs together")
  }

  /// Games and Howell's test.
  func pairs(_ test: GamesHowell) throws(StatisticsError) -> [Pair] {
    pairs(
      test.pairs, try test.pValues(), try test.confidenceIntervals(level: options.level),
      method: "Games–Howell test, p and interval for all pairs together")
  }

  private func pairs(
    _ pairs: [StudentizedDifference], _ pValues: [Double], _ limits: [ConfidenceInterval],
    method: String
  ) -> [Pair] {
    zip(pairs, zip(pValues, limits)).map { pair, found in
      let statistics: [Statistic] = [
        .number("estimate", pair.estimate), .number("std.error", pair.standardError),
        .number("statistic", pair.statistic), .number("parameter", pair.degreesOfFreedom),
        .number("p.value.adjusted", found.0),
      ]
      return Pair(
        first: pair.first, second: pair.second,
        statistics: statistics + Statistic.interval(found.1) + [.text("method", method)])
    }
  }

  /// Dunn's test, adjusted over its pairs as the analysis says.
  func pairs(_ test: Dunn) throws(StatisticsError) -> [Pair] {
    let adjustment = options.question.adjust
    let adjusted = try test.pValues(adjustment)
    let words =
      adjustment == .none
      ? "not adjusted" : "adjusted over the pairs, \(adjustment.word)"
    return zip(test.pairs, adjusted).map { pair, p in
      Pair(
        first: pair.first, second: pair.second,
        statistics: [
          .number("estimate", pair.estimate), .number("std.error", pair.standardError),
          .number("statistic", pair.statistic), .number("p.value", pair.pValue),
          .number("p.value.adjusted", p), .text("method", "Dunn's test, \(words)"),
        ])
    }
  }
}

extension PValueAdjustment {
  /// The name as it is printed: `Holm`, `BH`.
  fileprivate var word: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
