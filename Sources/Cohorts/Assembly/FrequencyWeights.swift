extension Assembly {
  /// The patients that a cohort may hold: more would not fit into memory.
  static let mostPatients = 200_000_000

  /// How many patients each row stands for: whole numbers, none missing or negative.
  mutating func decodeWeights() {
    guard let weight = request.declaration.weight,
      let field = table.header.field(named: trimmedText(weight.text)),
      let raw = table.columns[field]
    else { return }
    let style = NumberStyle(
      decimalMark: request.declaration.decimalMark, thousands: request.declaration.thousands)
    var total = 0
    var all: [Int] = []
    all.reserveCapacity(table.lines.count)
    for row in table.lines.indices {
      let cell = raw.cell(row)
      let value = NumberCell(cell, style).value
      if let value, value >= 0, value < 1e9, let count = Int(exactly: value) {
        total += count
        all.append(count)
        continue
      }
      let text = quoted(String(decoding: cell, as: UTF8.self))
      problems.add(
        "\(weight.text): \(text) is not a number of patients (0, 1, 2, …)",
        at: place(row: row, field: field))
      all.append(0)
    }
    if total > Self.mostPatients {
      problems.add(
        "\(weight.text): the rows stand for \(total) patients, and a cohort may hold "
          + "\(Self.mostPatients)", at: weight.place)
      all = all.map { min($0, 1) }
    }
    weights = all
  }

  /// Repeats each row of the population as often as it stands for patients: from here on a row is a
  /// patient, in quantiles for cuts and in every analysis.
  mutating func expandRows() {
    guard let weights, let column = request.declaration.weight?.text else { return }
    let count = counted(rows.count, "row")
    rows = rows.flatMap { repeatElement($0, count: weights[$0]) }
    self.weights = nil
    echoes.append(
      Echo(
        "\(count) of the file \(rows.count == 1 ? "stands" : "stand") for "
          + "\(counted(rows.count, "patient")), by the numbers in \(quoted(column))"))
  }
}
