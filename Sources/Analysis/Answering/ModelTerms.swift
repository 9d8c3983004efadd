internal import Cohorts
internal import Statistics

/// The terms of a regression model, as columns of its design over the patients complete on them.
struct ModelTerms {
  /// One coefficient: the term it belongs to, and of a categorical one the level.
  struct Coefficient {
    /// The variable, or the interaction such as `pmvi * sex`.
    let variable: String
    /// The level; of an interaction the levels, such as `Male * High`.
    let level: String?
    /// The words for a refusal.
    var name: String { level.map { "\(variable): \($0)" } ?? variable }
  }

  /// A term with its columns.
  struct Effect {
    let term: ModelTerm
    /// The places of its coefficients.
    let columns: Range<Int>
  }

  /// The patients complete on all terms, ascending.
  let rows: Patients
  let coefficients: [Coefficient]
  let columns: [[Double]]
  /// The terms of the model, those that interactions imply included.
  let effects: [Effect]
  /// What was left out: levels without patients.
  let notes: [Note]

  /// The terms over some patients.
  ///
  /// - Parameter per: by how much a variable grows for its coefficient, by name.
  init(
    _ terms: [ModelTerm], rows candidates: Patients, in cohort: Cohort, per: [String: Double] = [:]
  ) throws(Refusal) {
    let expanded = terms.expanded
    let variables = expanded.filter { $0.factors.count == 1 }.compactMap {
      cohort.variable($0.name)
    }
    let complete = variables.reduce(candidates) { $1.column.withValue($0) }
    var parts: [String: [Part]] = [:]
    var notes: [Note] = []
    for variable in variables {
      parts[variable.name] = try ModelTerms.parts(
        of: variable, over: complete, per: per[variable.name] ?? 1, notes: &notes)
    }
    var effects: [Effect] = []
    var coefficients: [Coefficient] = []
    var columns: [[Double]] = []
    for term in expanded {
      let products = ModelTerms.product(of: term.factors.map { parts[$0] ?? [] })
      effects.append(
        Effect(term: term, columns: columns.count..<(columns.count + products.count)))
      coefficients += products.map { Coefficient(variable: term.name, level: $0.level) }
      columns += products.map(\.cells)
    }
    rows = complete
    (self.coefficients, self.columns) = (coefficients, columns)
    (self.effects, self.notes) = (effects, notes)
  }

  // MARK: - Columns

  /// A column with the level that it stands for.
  private struct Part {
    let level: String?
    let cells: [Double]
  }

  /// One column for a number, one for each level but the reference.
  private static func parts(
    of variable: Variable, over rows: Patients, per unit: Double, notes: inout [Note]
  ) throws(Refusal) -> [Part] {
    switch variable.column {
    case .numeric(let column):
      let numbers = column.numbers(rows)
      return [Part(level: nil, cells: unit == 1 ? numbers : numbers.map { $0 / unit })]
    case .categorical(let column):
      return try modelled(column, variable, over: rows, notes: &notes).map { level in
        Part(
          level: column.levels[level].label, cells: column.indicator(of: level, rows))
      }
    case .date, .text: throw Refusal("\(variable.label) is neither a number nor a level")
    }
  }

  /// The products of one column of each factor, the last factor's levels outermost, as in R.
  private static func product(of factors: [[Part]]) -> [Part] {
    guard let first = factors.first else { return [] }
    return factors.dropFirst().reduce(first) { products, factor in
      factor.flatMap { part in
        products.map { product in
          let levels = [product.level, part.level].compactMap(\.self)
          return Part(
            level: levels.isEmpty ? nil : levels.joined(separator: " * "),
            cells: zip(product.cells, part.cells).map { $0 * $1 })
        }
      }
    }
  }

  /// The levels that get a coefficient: all but the reference, of those with patients.
  private static func modelled(
    _ column: CategoricalColumn, _ variable: Variable, over rows: Patients, notes: inout [Note]
  ) throws(Refusal) -> [Int] {
    let counts = column.counts(rows)
    let present = Set(counts.indices.filter { counts[$0] > 0 })
    let reference = variable.referenceIndex(in: column)
    guard present.contains(reference) else {
      let label =
        column.levels.indices.contains(reference) ? column.levels[reference].label : "none"
      throw Refusal("the reference level \(label) of \(variable.label) has no patients")
    }
    for index in column.levels.indices where !present.contains(index) {
      notes.append(
        Note(
          .remark, variable: variable.name,
          "\(variable.label): \(column.levels[index].label) has no patients and no coefficient."))
    }
    let levels = column.levels.indices.filter { $0 != reference && present.contains($0) }
    guard !levels.isEmpty else {
      throw Refusal("all patients have the same level of \(variable.label)")
    }
    return levels
  }
}

// MARK: - Counts

extension ModelTerms {
  /// The patients of a level.
  struct LevelCount {
    let variable: String
    let level: String
    /// Their rows in the cohort.
    let rows: Patients
  }

  /// The patients of each level of the categorical terms, the reference and empty levels included;
  /// of an interaction those of each combination that has a coefficient.
  func levelCounts(in cohort: Cohort) -> [LevelCount] {
    effects.flatMap { effect -> [LevelCount] in
      let name = effect.term.name
      guard effect.term.factors.count == 1 else {
        return effect.columns.compactMap { index in
          guard let level = coefficients[index].level else { return nil }
          let mine = zip(rows, columns[index]).filter { $0.1 != 0 }.map(\.0)
          return LevelCount(variable: name, level: level, rows: Patients(mine))
        }
      }
      guard case .categorical(let column)? = cohort.variable(name)?.column else { return [] }
      return zip(column.levels, column.byLevel(rows)).map {
        LevelCount(variable: name, level: $0.label, rows: $1)
      }
    }
  }

  /// Who is left out of a model of several terms, and for want of what; `nil` when nobody is.
  func noteOfIncomplete(_ candidates: Patients, in cohort: Cohort) -> Note? {
    let out = candidates.count - rows.count
    guard out > 0 else { return nil }
    let variables = effects.filter { $0.term.factors.count == 1 }
      .compactMap { cohort.variable($0.term.name) }
    let reasons = variables.compactMap { variable -> String? in
      let count = candidates.count - variable.column.countWithValue(candidates)
      return count > 0 ? "\(variable.label) missing in \(count)" : nil
    }
    return Note(
      .remark,
      "\(out) of \(candidates.count) patients are not in the multivariable model: "
        + reasons.joined(separator: ", ") + ".")
  }

  /// That the model of an interaction holds the single variables too; `nil` of a plain term.
  static func noteOfImplied(_ term: ModelTerm) -> Note? {
    guard term.factors.count > 1 else { return nil }
    let names = term.factors.joined(separator: " and ")
    return Note(
      .remark, variable: term.name,
      "The model of \(term.name) holds \(names) as well; only the interaction's coefficients are in its rows."
    )
  }
}

extension Variable {
  /// The index of the level with which a regression compares the others.
  func referenceIndex(in column: CategoricalColumn) -> Int {
    declaration.reference.flatMap { column.index(of: $0.text) } ?? 0
  }
}
