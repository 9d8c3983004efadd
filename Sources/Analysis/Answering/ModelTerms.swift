internal import Cohorts
internal import Statistics

/// The terms of a regression model, as columns of its design over the patients complete on them.
struct ModelTerms {
  /// One coefficient: the variable it belongs to, and of a categorical one the level.
  struct Coefficient {
    let variable: String
    let level: String?
    /// The words for a refusal.
    var name: String { level.map { "\(variable): \($0)" } ?? variable }
  }

  /// The patients complete on all terms, ascending.
  let rows: [Int]
  let coefficients: [Coefficient]
  let columns: [[Double]]
  /// What was left out: levels without patients.
  let notes: [Note]

  /// The terms over some patients.
  ///
  /// - Parameter per: by how much a variable grows for its coefficient, by name.
  init(
    _ terms: [ModelTerm], rows candidates: [Int], in cohort: Cohort, per: [String: Double]
  ) throws(Refusal) {
    guard terms.allSatisfy({ $0.factors.count == 1 }) else { throw .notBuilt }
    let variables = terms.compactMap { $0.factors.first.flatMap(cohort.variable) }
    let complete = candidates.filter { row in variables.allSatisfy { $0.column.isPresent(row) } }
    var coefficients: [Coefficient] = []
    var columns: [[Double]] = []
    var notes: [Note] = []
    for variable in variables {
      switch variable.column {
      case .numeric(let column):
        let unit = per[variable.name] ?? 1
        coefficients.append(Coefficient(variable: variable.name, level: nil))
        columns.append(complete.map { (column[$0] ?? 0) / unit })
      case .categorical(let column):
        let levels = try ModelTerms.modelled(column, variable, over: complete, notes: &notes)
        for level in levels {
          coefficients.append(
            Coefficient(variable: variable.name, level: column.levels[level].label))
          columns.append(complete.map { column[$0] == level ? 1 : 0 })
        }
      case .date, .text: throw Refusal("\(variable.name) is neither a number nor a level")
      }
    }
    (rows, self.coefficients, self.columns, self.notes) = (complete, coefficients, columns, notes)
  }

  /// The levels that get a coefficient: all but the reference, of those with patients.
  private static func modelled(
    _ column: CategoricalColumn, _ variable: Variable, over rows: [Int], notes: inout [Note]
  ) throws(Refusal) -> [Int] {
    let present = Set(rows.compactMap { column[$0] })
    let reference = variable.referenceIndex(in: column)
    guard present.contains(reference) else {
      let label =
        column.levels.indices.contains(reference) ? column.levels[reference].label : "none"
      throw Refusal("the reference level \(label) of \(variable.name) has no patients")
    }
    for index in column.levels.indices where !present.contains(index) {
      notes.append(
        Note(
          .remark, variable: variable.name,
          "\(variable.label): \(column.levels[index].label) has no patients and no coefficient."))
    }
    let levels = column.levels.indices.filter { $0 != reference && present.contains($0) }
    guard !levels.isEmpty else { throw Refusal("all patients have the same \(variable.name)") }
    return levels
  }
}

extension Variable {
  /// The index of the level with which a regression compares the others.
  func referenceIndex(in column: CategoricalColumn) -> Int {
    declaration.reference.flatMap { column.index(of: $0.text) } ?? 0
  }
}
