import Cohorts

extension PlanReader {
  /// One entry of the data dictionary.
  static func variable(
    _ name: SourceText, _ written: Written, _ cohort: CohortDeclaration
  ) -> VariableDeclaration {
    let advice = "; choose one, with column: \(YAMLText.quoted(name.text))"
    checkName(name, written.faults, advice: advice)
    let fields = Fields(written.node, of: "variable \"\(name.text)\"", written.faults)
    var variable = VariableDeclaration(name: name.text, place: name.place)
    fields.read("label", into: &variable.label)
    fields.read("abbreviation", into: &variable.abbreviation)
    fields.read("unit", into: &variable.unit)
    fields.read("type", into: &variable.type)
    variable.levels = fields.written("levels").flatMap(levels)
    variable.range = fields.written("range").flatMap(range)
    fields.read("missing", into: &variable.missing)
    fields.read("reference", into: &variable.reference)
    fields.read("show", into: &variable.show)
    fields.read("digits", into: &variable.digits, "a whole number from 0 to 15") {
      (0...15).contains($0)
    }
    fields.read("distribution", into: &variable.distribution)
    CellForms.read(fields, into: &variable)
    if let source = source(fields) { variable.source = source }
    fields.finish()
    checkType(&variable, fields)
    CellForms.check(variable, cohort, fields)
    return variable
  }

  /// A name of a variable or an outcome where it is declared.
  static func checkName(_ name: SourceText, _ faults: Faults, advice: String) {
    guard !PlanName.isLegal(name.text) else { return }
    faults.add(
      "\"\(name.text)\" cannot be a name (letters, digits, _ and .)\(advice)", at: name.place)
  }

  /// `[low, high]`, or one limit alone: `{min: low}`, `{max: high}`.
  private static func range(_ written: Written) -> ClosedRange<Double>? {
    guard written.node.entries != nil else { return ClosedRange(written) }
    let fields = Fields(written.node, of: "\"\(written.name)\"", written.faults)
    let (low, high): (Double?, Double?) = (fields.read("min"), fields.read("max"))
    fields.finish()
    guard low != nil || high != nil, low ?? -.infinity <= high ?? .infinity else {
      written.refuse("two ascending numbers [low, high], or {min: low}, or {max: high}")
      return nil
    }
    return (low ?? -.infinity)...(high ?? .infinity)
  }

  /// Codes with their labels, or codes that are their own labels.
  static func levels(_ written: Written) -> [Level]? {
    let expectation = "a list of codes, or a mapping of codes to labels"
    let levels: [Level]
    if written.node.entries != nil {
      let entries = written.entries(expectation) ?? []
      levels = entries.compactMap { entry in
        String(entry.value).map { Level(code: entry.key.text, label: $0) }
      }
      guard levels.count == entries.count else { return nil }
    } else {
      guard written.items(expectation) != nil, let codes = [String](written) else { return nil }
      levels = codes.map { Level(code: $0) }
    }
    if levels.isEmpty { written.refuse(expectation) }
    var codes: Set<String> = []
    var labels: Set<String> = []
    for level in levels {
      let isNewLabel = labels.insert(level.label).inserted
      if !codes.insert(level.code).inserted {
        written.faults.add(
          "\"\(written.name)\" holds the code \"\(level.code)\" twice", at: written.place)
      } else if !isNewLabel {
        written.faults.add(
          "\"\(written.name)\" holds the label \"\(level.label)\" twice", at: written.place)
      }
    }
    return levels
  }

  private static func source(_ fields: Fields) -> VariableDeclaration.Source? {
    let column: SourceText? = fields.read("column")
    let formula: FormulaText? = fields.read("derive")
    let cut = fields.name("cut")
    let points = fields.written("at").flatMap(cutPoints)
    let labels: [String]? = fields.read("labels")
    let written = ["column", "derive", "cut"].filter { key in
      fields.keys.contains { $0.text == key }
    }
    if written.count > 1 {
      fields.faults.add(
        "\(fields.title) has both \"\(written[0])\" and \"\(written[1])\"; only one can give its "
          + "values", at: fields.place(of: written[1]))
    }
    for key in ["at", "labels"] where !written.contains("cut") {
      guard fields.keys.contains(where: { $0.text == key }) else { continue }
      fields.faults.add("\"\(key)\" needs \"cut\": the variable to cut", at: fields.place(of: key))
    }
    if let cut {
      return cutSource(cut, points, labels, fields)
    }
    return column.map { .column($0) } ?? formula.map { .formula($0.source) }
  }

  private static func cutSource(
    _ cut: SourceText, _ points: CutPoints?, _ labels: [String]?, _ fields: Fields
  ) -> VariableDeclaration.Source? {
    guard let points else {
      if !fields.keys.contains(where: { $0.text == "at" }) {
        fields.faults.add(
          "\"cut\" needs \"at\": median, tertiles, quartiles or ascending numbers", at: cut.place)
      }
      return nil
    }
    let count =
      switch points {
      case .at(let numbers): numbers.count + 1
      case .median: 2
      case .tertiles: 3
      case .quartiles: 4
      }
    if let labels, labels.count != count {
      fields.faults.add(
        "\"labels\" must name the \(count) levels that the cut makes, not \(labels.count)",
        at: fields.place(of: "labels"))
    } else if let labels, Set(labels).count != labels.count {
      fields.faults.add("\"labels\" must differ from each other", at: fields.place(of: "labels"))
    }
    return .cut(cut, at: points, labels: labels)
  }

  private static func cutPoints(_ written: Written) -> CutPoints? {
    switch written.node.text {
    case "median": return .median
    case "tertiles": return .tertiles
    case "quartiles": return .quartiles
    default: break
    }
    let expectation = "median, tertiles, quartiles or ascending numbers"
    if let text = written.node.text, !Double.isDecimal(text) {
      written.refuse(expectation)
      return nil
    }
    guard let numbers = [Double](written) else { return nil }
    guard !numbers.isEmpty, zip(numbers, numbers.dropFirst()).allSatisfy(<) else {
      written.refuse(expectation)
      return nil
    }
    return .at(numbers)
  }

  private static func checkType(_ variable: inout VariableDeclaration, _ fields: Fields) {
    let isCut = if case .cut = variable.source { true } else { false }
    if variable.levels != nil || isCut {
      let reason = isCut ? "cut" : "levels"
      if let type = variable.type, type != .categorical {
        fields.faults.add(
          "a variable with \"\(reason)\" is categorical, not \(type.rawValue)",
          at: fields.place(of: "type"))
      }
      variable.type = .categorical
    }
    if isCut, variable.levels != nil {
      fields.faults.add(
        "a variable with \"cut\" names its levels by \"labels\"", at: fields.place(of: "levels"))
    }
    if let type = variable.type, type != .continuous, type != .integer, variable.range != nil {
      fields.faults.add(
        "\"range\" is for numbers, and the variable is \(type.rawValue)",
        at: fields.place(of: "range"))
    }
    checkLevelNamed("reference", variable.reference, variable, fields)
    checkLevelNamed("show", variable.show, variable, fields)
  }

  private static func checkLevelNamed(
    _ key: String, _ named: SourceText?, _ variable: VariableDeclaration, _ fields: Fields
  ) {
    var levels = variable.levels
    if case .cut(_, _, let labels?) = variable.source { levels = labels.map { Level(code: $0) } }
    let isAll = key == "show" && named?.text == VariableDeclaration.allLevels
    guard let named, let levels, !isAll,
      !levels.contains(where: { $0.code == named.text || $0.label == named.text })
    else { return }
    let labels = levels.map(\.label)
    fields.faults.add(
      "\"\(key)\" must be a level of \"\(variable.name)\" (\(labels.joined(separator: ", "))), not "
        + "\"\(named.text)\"", at: named.place)
  }
}
