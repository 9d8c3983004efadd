internal import Statistics

/// One statistic of a row group: its name, and a number, a text, or why there is none.
struct Statistic {
  let name: String
  let value: Finding.Value
  var warning: String?
  let error: String?

  /// A number; where there is none, or it is NaN, the reason stands instead.
  static func number(
    _ name: String, _ number: Double?, orElse reason: String = "not defined for these data",
    warning: String? = nil
  ) -> Statistic {
    guard let number, !number.isNaN else {
      return Statistic(name: name, value: .none, warning: warning, error: reason)
    }
    return Statistic(name: name, value: .number(number), warning: warning, error: nil)
  }

  /// A count.
  static func count(_ name: String, _ count: Int) -> Statistic { number(name, Double(count)) }

  /// A text.
  static func text(_ name: String, _ text: String) -> Statistic {
    Statistic(name: name, value: .text(text), error: nil)
  }

  /// Statistics that could not be computed, for one reason.
  static func refused(_ names: [String], _ refusal: Refusal) -> [Statistic] {
    names.map { Statistic(name: $0, value: .none, error: refusal.sentence) }
  }

  /// The limits of an interval, under a prefix such as `median.`.
  static func interval(
    _ interval: ConfidenceInterval?, prefix: String = "",
    orElse reason: String = "not defined for these data", warning: String? = nil
  ) -> [Statistic] {
    [
      number(prefix + "conf.low", interval?.lower, orElse: reason, warning: warning),
      number(prefix + "conf.high", interval?.upper, orElse: reason, warning: warning),
    ]
  }
}

/// What a group of rows is about.
struct RowPlace {
  var context: String
  /// The level of a first grouping variable, within which the others stand.
  var stratum: Stratum?
  var variable: String?
  var level: String?
  var group: String?
  var groupLevel: String?
}

/// The rows of one analysis, in the order in which they are added.
struct Rows {
  let analysis: String
  private(set) var all: [Finding] = []

  init(analysis: String) { self.analysis = analysis }

  mutating func add(_ place: RowPlace, _ statistics: [Statistic]) {
    for statistic in statistics {
      all.append(
        Finding(
          analysis: analysis, group1: place.stratum?.variable ?? place.group,
          group1Level: place.stratum == nil ? place.groupLevel : place.stratum?.level,
          group2: place.stratum == nil ? nil : place.group,
          group2Level: place.stratum == nil ? nil : place.groupLevel, variable: place.variable,
          variableLevel: place.level, context: place.context,
          statistic: statistic.name, value: statistic.value, warning: statistic.warning,
          error: statistic.error))
    }
  }

  /// Adds what a computation gives, or its refusal under the names it would have given.
  mutating func add(
    _ place: RowPlace, names: [String], labels: [String] = [],
    _ compute: () throws(StatisticsError) -> [Statistic]
  ) {
    do throws(StatisticsError) {
      add(place, try compute())
    } catch {
      add(place, Statistic.refused(names, Refusal(error, names: labels)))
    }
  }
}
