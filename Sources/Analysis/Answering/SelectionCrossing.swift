internal import Cohorts

extension Variable {
  /// The crossing of several categorical variables, named as an interaction: its levels are the
  /// combinations of theirs, and a row is missing where any is.
  static func crossing(_ variables: [Variable]) throws(Refusal) -> Variable? {
    var columns: [CategoricalColumn] = []
    for variable in variables {
      guard case .categorical(let column) = variable.column else { return nil }
      columns.append(column)
    }
    guard let first = variables.first, let count = columns.first?.count else { return nil }
    guard columns.reduce(1.0, { $0 * Double($1.levels.count) }) <= Double(Selection.mostGroups)
    else {
      let names = variables.map(\.name).joined(separator: " and ")
      throw Refusal(
        "\(names) have more levels together than the \(Selection.mostGroups) that are compared")
    }
    var labels = [""]
    for column in columns {
      labels = labels.flatMap { label in
        column.levels.map { label.isEmpty ? $0.label : label + ", " + $0.label }
      }
    }
    let indices = (0..<count).map { row in
      columns.reduce(Int?(0)) { index, column in
        guard let index, let level = column[row] else { return nil }
        return index * column.levels.count + level
      }
    }
    var declaration = VariableDeclaration(
      name: variables.map(\.name).joined(separator: " * "), place: first.declaration.place)
    declaration.label = variables.map(\.label).joined(separator: " and ")
    let levels = labels.map { Level(code: $0, label: $0) }
    return Variable(
      declaration: declaration, type: .categorical,
      column: .categorical(CategoricalColumn(levels: levels, indices: indices)))
  }
}

extension Question {
  /// Whether the groups of a second grouping variable are crossed with those of the first.
  var crossesGroups: Bool {
    switch verb {
    case .kaplanMeier, .cumulativeIncidence: by.count > 1
    default: false
    }
  }
}
