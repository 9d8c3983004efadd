extension Assembly {
  /// The share of a variable's values beyond a limit above which the reader is warned: substitution
  /// is advised against from there on (US EPA, Guidance for Data Quality Assessment, QA/G-9, 2000,
  /// section 4.7).
  static let mostSubstituted = 0.15

  /// Finds the decimal mark in the columns, where the plan leaves it open.
  mutating func detectDecimalMark() {
    let declaration = request.declaration
    guard declaration.detectsDecimalMark, table.dictionary == nil else { return }
    do {
      let found = try DecimalMarkDetection(
        table, missing: declaration.missing, at: Place(file: request.fileName))
      request.declaration.decimalMark = found.mark
      echoes.append(Echo(found.sentence))
    } catch {
      problems.add(error.sentence, at: error.place)
    }
  }

  /// The patients of the population whose value of a variable lies beyond a limit.
  func detection(of variable: Variable) -> DetectionCounts? {
    guard let rule = variable.declaration.detection, let all = limits[variable.name] else {
      return nil
    }
    let byRow = Dictionary(all.map { ($0.row, $0.limit) }) { first, _ in first }
    var found: [DetectionLimit] = []
    for row in rows {
      guard let limit = byRow[row] else { continue }
      found += repeatElement(limit, count: weights?[row] ?? 1)
    }
    guard !found.isEmpty else { return nil }
    return DetectionCounts(
      rule: rule, below: found.filter(\.isBelow).map(\.value),
      above: found.filter { !$0.isBelow }.map(\.value))
  }

  /// Says what was done about values beyond limits, and warns where they are many.
  mutating func echoLimits() {
    for name in dictionary.order {
      guard let variable = variables[name], let counts = detection(of: variable) else { continue }
      let share = Double(counts.below.count + counts.above.count) / Double(max(patients(rows), 1))
      let isWarning = share > Self.mostSubstituted
      let advice =
        isWarning ? "; these are more than 15% of the patients, and the choice may show" : ""
      echoes.append(
        Echo(
          variable: name, isWarning: isWarning,
          "\(name): " + counts.sentences(plain).joined(separator: ", ") + advice))
    }
  }
}
