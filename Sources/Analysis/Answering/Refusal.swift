internal import Statistics

/// Why something was not computed, in a sentence for the reader; no full stop at the end.
struct Refusal: Error, Equatable {
  let sentence: String
  /// Whether events are separated from non-events.
  var isSeparation = false

  init(_ sentence: String) { self.sentence = sentence }

  /// The sentence for an error of the statistics, with the labels of the groups or terms it counts.
  init(_ error: StatisticsError, names: [String] = []) {
    func name(_ index: Int, _ kind: String) -> String {
      names.indices.contains(index) ? "\"\(names[index])\"" : "\(kind) \(index + 1)"
    }
    sentence =
      switch error {
      case .tooFew(let needed, let found, nil):
        "\(Refusal.patients(found)), at least \(needed) needed"
      case .tooFew(let needed, let found, let group?):
        "\(name(group, "group")) has \(Refusal.patients(found)), at least \(needed) needed"
      case .notFinite: "a value is not a finite number"
      case .constant: "the values do not vary"
      case .lengthsDiffer(let a, let b): "\(a) values stand against \(b)"
      case .outOfDomain(let value): "\(value) lies outside the method's range"
      case .tooFewGroups(let needed, let found):
        Refusal.tooFewGroups(found, needed: needed).sentence
      case .noEvents: "no events"
      case .oneClass: "only one of the two classes has patients"
      case .separation(let term):
        "no finite estimate: \(name(term, "term")) separates events from non-events"
      case .collinear(let term):
        "\(name(term, "term")) is constant or a combination of the other terms"
      case .notConverged(let iterations): "no convergence in \(iterations) iterations"
      case .emptyMargin: "a row or column of the table is empty"
      case .exactTooLarge(let limit):
        "the exact distribution would take more than \(limit) steps"
      case .noEventsBy(let time): "no events up to \(plainText(time))"
      case .noneBeyond(let time): "no one is followed beyond \(plainText(time))"
      case .infiniteWeight(let time):
        "censoring leaves no one at \(plainText(time)), so that its weight is infinite"
      case .noCut: "no value parts the patients within the range of the search"
      case .numerical(let code): "the numerical library refused the computation (code \(code))"
      }
    if case .separation = error { isSeparation = true }
  }

  /// Too few groups have patients.
  static func tooFewGroups(_ found: Int, needed: Int = 2) -> Refusal {
    Refusal("\(groups(found)) patients, at least \(needed) needed")
  }

  /// So many groups have something: `no group has`, `1 group has`, `3 groups have`.
  static func groups(_ count: Int) -> String {
    count == 0 ? "no group has" : count == 1 ? "1 group has" : "\(count) groups have"
  }

  private static func patients(_ n: Int) -> String {
    n == 0 ? "no patients" : n == 1 ? "1 patient" : "\(n) patients"
  }
}
