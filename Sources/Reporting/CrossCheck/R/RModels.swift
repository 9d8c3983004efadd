import Analysis
import Cohorts

/// What the regressions have in common: the model's patients, its formula, and the names of its
/// coefficients.
extension RSection {
  /// Makes `m`, the patients of a frame who are complete in a model's variables.
  mutating func prepareModel(_ terms: [ModelTerm], frame: String, per: [String: Double]) {
    let variables = Self.variables(terms)
    let columns = variables.map { R.text(names($0)) }.joined(separator: ", ")
    add("m <- \(frame)", "m <- droplevels(m[complete.cases(m[c(\(columns))]), ])")
    for name in variables {
      if let reference = reference(of: name) {
        add("m$\(names(name)) <- relevel(m$\(names(name)), \(R.text(reference)))")
      }
      if let unit = per[name], unit != 1 {
        add("m$\(names(name)) <- m$\(names(name)) / \(R.number(unit))")
      }
    }
  }

  private static func variables(_ terms: [ModelTerm]) -> [String] {
    terms.expanded.filter { $0.factors.count == 1 }.map(\.name)
  }

  /// The declared reference level, where it is not the first.
  private func reference(of name: String) -> String? {
    guard let variable = cohort.variable(name), let own = variable.declaration.reference?.text,
      case .categorical(let column) = variable.column
    else { return nil }
    let level =
      column.levels.first { $0.label == own } ?? column.levels.first { $0.code == own }
      ?? column.levels.first { Double($0.code) == Double(own) && Double(own) != nil }
    return level?.label == column.levels.first?.label ? nil : level?.label
  }

  /// The terms as R writes them.
  func formulaText(_ terms: [ModelTerm]) -> String {
    terms.expanded.map { term(of: $0, in: terms) }.joined(separator: " + ")
  }

  /// The factors of a term in the order in which R puts them: that of the main effects.
  private func ordered(_ term: ModelTerm, in terms: [ModelTerm]) -> [String] {
    Self.variables(terms).filter(term.factors.contains)
  }

  /// A term as R names it.
  func term(of term: ModelTerm, in terms: [ModelTerm]) -> String {
    ordered(term, in: terms).map { names($0) }.joined(separator: ":")
  }

  /// A row's term, and the level of each of its categorical variables.
  private func parts(
    _ spot: Spot, _ terms: [ModelTerm]
  ) -> (term: ModelTerm, levels: [String: String])? {
    guard let term = terms.expanded.first(where: { $0.name == spot.variable }) else { return nil }
    let factors = term.factors.filter { isCategorical($0) }
    guard let level = spot.level else { return factors.isEmpty ? (term, [:]) : nil }
    var choices: [([String: String], String)] = [([:], "")]
    for factor in factors {
      choices = choices.flatMap { known, text in
        labels(factor).map { label in
          var next = known
          next[factor] = label
          return (next, text.isEmpty ? label : text + " * " + label)
        }
      }
    }
    return choices.first { $0.1 == level && !$0.0.isEmpty }.map { (term, $0.0) }
  }

  /// What R calls the coefficient of a row, in quotes.
  func coefficientName(_ spot: Spot, _ terms: [ModelTerm]) -> String? {
    guard let (term, levels) = parts(spot, terms) else { return nil }
    let text = ordered(term, in: terms).map { names($0) + (levels[$0] ?? "") }
    return R.text(text.joined(separator: ":"))
  }

  /// Which patients have the levels of a row.
  func levelCondition(_ spot: Spot, _ terms: [ModelTerm]) -> String? {
    guard spot.level != nil, let (term, levels) = parts(spot, terms) else { return nil }
    return term.factors.map { factor in
      levels[factor].map { "m$\(names(factor)) == \(R.text($0))" } ?? "m$\(names(factor)) != 0"
    }.joined(separator: " & ")
  }

  /// The models of a verb: one for each term, and one of all.
  func models(
    _ univariable: [ModelTerm], _ multivariable: [ModelTerm], _ name: String
  ) -> [(terms: [ModelTerm], context: String, single: String?)] {
    univariable.map { ([$0], "\(name)_univariable", $0.name) }
      + (multivariable.isEmpty ? [] : [(multivariable, "\(name)_multivariable", nil)])
  }

  /// The groups in which models are fitted: one of all patients without `by`.
  var modelGroups: [Spot.Patients] {
    guard let by = question.by.first?.text else { return [Spot.Patients(nil, nil, nil, nil)] }
    return labels(by).map { Spot.Patients(by, $0, nil, nil) }
  }

  /// The rows of one model in one group.
  func spots(_ context: String, _ single: String?, _ patients: Spot.Patients) -> [Spot] {
    index.spots(context).filter { spot in
      spot.patients == patients && (single == nil || spot.variable == single)
    }
  }

  /// Whether a term may be dropped: no higher product holds it.
  func isDroppable(_ term: ModelTerm, _ terms: [ModelTerm]) -> Bool {
    !terms.expanded.contains {
      $0.factors.count > term.factors.count && Set($0.factors).isSuperset(of: term.factors)
    }
  }
}
