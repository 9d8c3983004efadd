extension Assembly {
  /// The patients that a cohort may hold: more would not fit into memory.
  static let mostPatients = 200_000_000

  /// Refuses a file of more records than patients that a cohort may hold.
  mutating func checkRecords() {
    let total = table.records?.reduce(0, +) ?? table.lines.count
    guard total > Self.mostPatients else { return }
    problems.add(
      "the file has \(total) records, and a cohort may hold \(Self.mostPatients) patients",
      at: Place(file: request.fileName))
  }

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
        let patients = count * records(row)
        all.append(patients)
        total += patients
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

  /// Says for how many patients the rows of the population stand.
  mutating func echoWeights() {
    guard let column = request.declaration.weight?.text else { return }
    let (rows, patients) = (records(rows), patients(rows))
    echoes.append(
      Echo(
        "\(counted(rows, "row")) of the file \(rows == 1 ? "stands" : "stand") for "
          + "\(counted(patients, "patient")), by the numbers in \(quoted(column))"))
  }
}
