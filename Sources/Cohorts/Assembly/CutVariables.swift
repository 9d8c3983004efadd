/// How cut points that depend on the data are computed; they are injected.
public typealias CutPointRule = (CutPoints, [Double]) throws -> [Double]

extension Assembly {
  /// Cuts a variable into levels: [−∞, c₁) the first, [c₁, c₂) the second, and so on.
  mutating func cut(
    _ variable: VariableDeclaration, _ source: SourceText, at rule: CutPoints, labels: [String]?,
    quantiles: CutPointRule
  ) {
    guard let symbol = symbols[source.text], let cut = variables[source.text] else {
      if outcomes[source.text] != nil {
        problems.add("\(source.text) is an outcome and cannot be cut", at: source.place)
      }
      return
    }
    guard case .numeric(let numbers) = columns[symbol.index] else {
      return problems.add(
        "\(source.text) is \(symbol.type.rawValue); only numbers can be cut", at: source.place)
    }
    guard let points = points(rule, of: numbers, variable, source, quantiles) else { return }
    let names = labels ?? Self.labels(points, digits: cut.declaration.digits)
    guard names.count == points.count + 1 else {
      let found = counted(names.count, "label")
      return problems.add(
        "\(found) for \(counted(points.count, "cut point")); "
          + "\(points.count + 1) were expected", at: variable.place)
    }
    addCut(variable, numbers, points, names)
  }

  private mutating func addCut(
    _ variable: VariableDeclaration, _ numbers: NumericColumn, _ points: [Double],
    _ names: [String]
  ) {
    if let type = variable.type, type != .categorical {
      problems.add(
        "\(variable.name) is cut into levels and cannot be \(type.rawValue)", at: variable.place)
    }
    let codes = table.lines.indices.map { row in
      numbers[row].map { value in Int32(truncatingIfNeeded: points.count { $0 <= value }) } ?? -1
    }
    let levels = names.map { Level(code: $0) }
    let column = Column.categorical(CategoricalColumn(levels: levels, codes: codes))
    add(
      Variable(declaration: variable, type: .categorical, column: column, cutPoints: points),
      unit: nil, areLevelsDeclared: true)
  }

  private mutating func points(
    _ rule: CutPoints, of numbers: NumericColumn, _ variable: VariableDeclaration,
    _ source: SourceText, _ quantiles: CutPointRule
  ) -> [Double]? {
    if case .at(let points) = rule {
      let isAscending = zip(points, points.dropFirst()).allSatisfy { $0 < $1 }
      if !points.isEmpty, isAscending, points.allSatisfy(\.isFinite) { return points }
      problems.add(
        "the cut points of \(variable.name) must be numbers in ascending order",
        at: variable.place)
      return nil
    }
    let values = rows.flatMap { row in
      numbers[row].map { repeatElement($0, count: weights?[row] ?? 1) }
        ?? repeatElement(0, count: 0)
    }
    guard !values.isEmpty, let points = try? quantiles(rule, values),
      points.allSatisfy(\.isFinite)
    else {
      problems.add(
        "\(source.text) has no values in the population at which \(variable.name) could be cut",
        at: source.place)
      return nil
    }
    let shown = listed(points.map(plain))
    let isTied = !zip(points, points.dropFirst()).allSatisfy { $0 < $1 }
    let tied = isTied ? "; equal cut points leave a level empty" : ""
    echoes.append(
      Echo(
        variable: variable.name, isWarning: isTied,
        "\(variable.name) cuts \(source.text) at the \(rule.name): \(shown)\(tied)"))
    return points
  }

  /// "< 100", "100 to < 200", "≥ 200".
  private static func labels(_ points: [Double], digits: Int?) -> [String] {
    let texts = points.map { point in
      digits.map { plain(roundHalfAway(point, digits: Double($0))) } ?? plain(point)
    }
    guard let first = texts.first, let last = texts.last else { return [] }
    return ["< \(first)"] + zip(texts, texts.dropFirst()).map { "\($0) to < \($1)" } + ["≥ \(last)"]
  }
}

extension CutPoints {
  /// Whether the points come from the data.
  var isDataDriven: Bool {
    if case .at = self { return false }
    return true
  }

  fileprivate var name: String {
    switch self {
    case .at: "points"
    case .median: "median"
    case .tertiles: "tertiles"
    case .quartiles: "quartiles"
    }
  }
}
