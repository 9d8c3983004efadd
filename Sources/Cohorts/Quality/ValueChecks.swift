/// What the values of single variables show.
enum ValueChecks {
  /// The findings; a variable by which the population was chosen may be constant.
  static func findings(
    _ variables: [Variable], chosenBy selectors: Set<String>
  ) -> [QualityFinding] {
    variables.filter { $0.landmark == nil && !$0.isCut }.flatMap { variable in
      findings(variable).filter { finding in
        if case .constant = finding.kind { return !selectors.contains(variable.name) }
        return true
      }
    }
  }

  private static func findings(_ variable: Variable) -> [QualityFinding] {
    switch variable.column {
    case .numeric(let column): numbers(variable, column)
    case .categorical(let column): levels(variable, column)
    case .date(let column):
      sameness(variable, (0..<column.count).map { column[$0].map(CalendarDate.text) })
    case .text(let column): sameness(variable, (0..<column.count).map { column[$0] })
    }
  }

  // MARK: - Numbers

  private static func numbers(_ variable: Variable, _ column: NumericColumn) -> [QualityFinding] {
    let values = (0..<column.count).map { column[$0] }
    return sameness(variable, values.map { $0.map(plain) }) + negative(variable, values)
      + ratio(variable, values) + heaping(variable, values)
  }

  /// Negative lengths, masses, times and amounts where at most a tenth are: a change has many.
  private static func negative(
    _ variable: Variable, _ values: [Double?]
  ) -> [QualityFinding] {
    guard let unit = variable.unit.map(Unit.init(parsing:)),
      ["m", "g", "day", "mol"].contains(where: { unit.exponents[$0] != nil })
    else { return [] }
    let rows = values.indices.filter { (values[$0] ?? 0) < 0 }
    guard !rows.isEmpty, 10 * rows.count <= values.count(where: { $0 != nil }) else { return [] }
    return [QualityFinding(.negative, [variable.name], rows: rows)]
  }

  /// A percentage all of whose values lie between 0 and 1, one of them in between.
  private static func ratio(_ variable: Variable, _ values: [Double?]) -> [QualityFinding] {
    guard variable.unit.map(Unit.init(parsing:))?.exponents == ["%": 1] else { return [] }
    let present = values.compactMap { $0 }
    guard present.count > 1, present.allSatisfy({ 0...1 ~= $0 }),
      present.contains(where: { $0 > 0 && $0 < 1 })
    else { return [] }
    return [QualityFinding(.ratioAsPercent, [variable.name])]
  }

  /// Whole numbers other than 0 that span 50 or more, at least 50 of them, of which 30% end in 0 or
  /// 50% in 0 or 5, but not nearly all: those are a scale in steps.
  private static func heaping(_ variable: Variable, _ values: [Double?]) -> [QualityFinding] {
    guard case .column = variable.declaration.source else { return [] }
    let present = values.compactMap { $0 }.filter { $0 != 0 }
    guard present.count >= 50, let low = present.min(), let high = present.max(),
      high - low >= 50, present.allSatisfy({ $0 == $0.rounded() && abs($0) < 1e15 })
    else { return [] }
    for (multiple, share) in [(10, 0.3), (5, 0.5)] {
      let count = present.count {
        $0.truncatingRemainder(dividingBy: Double(multiple)) == 0
      }
      let found = Double(count) / Double(present.count)
      guard found < 0.95 else { return [] }
      if found >= share {
        return [
          QualityFinding(
            .heaping(multiple: multiple, count: count, of: present.count), [variable.name])
        ]
      }
    }
    return []
  }

  // MARK: - Levels

  private static func levels(
    _ variable: Variable, _ column: CategoricalColumn
  ) -> [QualityFinding] {
    let codes = (0..<column.count).map { row in column[row].map { column.levels[$0].code } }
    guard variable.declaration.levels == nil, case .column = variable.declaration.source else {
      return sameness(variable, codes)
    }
    return sameness(variable, codes) + variants(variable, column) + mostlyNumbers(variable, codes)
  }

  /// Codes that are one but for capitals and spaces, or are one number, with the rows of the rarer.
  private static func variants(
    _ variable: Variable, _ column: CategoricalColumn
  ) -> [QualityFinding] {
    var groups: [String: [Int]] = [:]
    var order: [String] = []
    for (index, level) in column.levels.enumerated() {
      let key = folded(level.code)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(index)
    }
    return order.compactMap { groups[$0] }.filter { $0.count > 1 }.map { alike in
      let rows = alike.map { level in (0..<column.count).filter { column[$0] == level } }
      let most = rows.indices.max { rows[$0].count < rows[$1].count } ?? 0
      let rarer = rows.indices.filter { $0 != most }.flatMap { rows[$0] }.sorted()
      return QualityFinding(
        .levelVariants(codes: alike.map { column.levels[$0].code }), [variable.name], rows: rarer)
    }
  }

  private static func folded(_ code: String) -> String {
    if let value = NumberCell.value(of: code) { return "\(value)" }
    let words = code.lowercased().unicodeScalars.split { $0.properties.isWhitespace }
    return words.map(String.init).joined(separator: " ")
  }

  /// More than half of the cells are numbers, and at most five codes are none.
  private static func mostlyNumbers(
    _ variable: Variable, _ codes: [String?]
  ) -> [QualityFinding] {
    let present = codes.compactMap { $0 }
    let rows = codes.indices.filter { row in
      codes[row].map { NumberCell.value(of: $0) == nil } ?? false
    }
    var others: [String] = []
    for code in rows.compactMap({ codes[$0] }) where !others.contains(code) { others.append(code) }
    let numbers = Set(present).count - others.count
    guard 2 * rows.count < present.count, numbers > 10, others.count <= 5 else { return [] }
    return [QualityFinding(.mostlyNumbers(others: others), [variable.name], rows: rows)]
  }

  // MARK: - Sameness

  /// One value in all rows; or, of 30 and more, in all but one or two.
  private static func sameness(_ variable: Variable, _ values: [String?]) -> [QualityFinding] {
    let present = values.compactMap { $0 }
    guard present.count > 1 else { return [] }
    var counts: [String: Int] = [:]
    for value in present { counts[value, default: 0] += 1 }
    guard counts.count <= 3,
      let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
    else { return [] }
    if counts.count == 1 {
      return [QualityFinding(.constant(value: most.key), [variable.name])]
    }
    guard present.count >= 30, present.count - most.value <= 2 else { return [] }
    let rows = values.indices.filter { row in values[row].map { $0 != most.key } ?? false }
    return [QualityFinding(.nearlyConstant(value: most.key), [variable.name], rows: rows)]
  }
}

extension Variable {
  /// Whether it is another variable in levels.
  fileprivate var isCut: Bool {
    if case .cut = declaration.source { true } else { false }
  }
}
