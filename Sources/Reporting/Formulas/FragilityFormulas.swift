extension Formula {
  /// How firm a p-value is.
  func fragility(_ statistic: String) -> String? {
    switch statistic {
    case "p.value": "p of the test named here, of all patients"
    case "alpha": "1 − the confidence level"
    case "p.low": "least p of those without one patient, by the same test"
    case "p.high": "largest p of those without one patient, by the same test"
    case "p.low.count", "p.low.patients": "those without whom p is the least"
    case "p.high.count", "p.high.patients": "those without whom p is the largest"
    case "p.crossings": "number of patients without whom p lies on the other side of α"
    case "p.undefined": "number of patients without whom p is not defined"
    case "group.moves", "group.moves.bound", "group.moves.patients":
      "fewest patients found whose other group carries p across α"
    case "outcome.moves", "outcome.moves.bound", "outcome.moves.patients":
      "fewest patients found whose other outcome carries p across α"
    case "group.moves.p.value", "outcome.moves.p.value": "p after these changes"
    case "fragility.index":
      "events added to the group with fewer (reverse: taken from it) until p crosses α"
    case "fragility.quotient": "fragility index / n"
    case "p.alternatives.low": "least p of the planned and the other tests"
    case "p.alternatives.high": "largest p of the planned and the other tests"
    default: nil
    }
  }
}
