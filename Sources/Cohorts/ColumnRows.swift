/// Many patients of a column at once.
extension NumericColumn {
  /// The numbers of some patients, those missing left out.
  public func numbers(_ patients: Patients) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(patients.count)
    patients.forEachRow { row, count in
      guard let number = self[row] else { return }
      for _ in 0..<count { numbers.append(number) }
    }
    return numbers
  }

  /// The patients who have a number.
  public func withValue(_ patients: Patients) -> Patients { patients.filter { self[$0] != nil } }
}

extension CategoricalColumn {
  /// The patients who have a level.
  public func withValue(_ patients: Patients) -> Patients { patients.filter { self[$0] != nil } }

  /// The patients of each level, in the order of the levels.
  public func byLevel(_ patients: Patients) -> [Patients] {
    patients.parts(levels.count) { self[$0] }
  }

  /// How many patients have each level, in the order of the levels.
  public func counts(_ patients: Patients) -> [Int] {
    var counts = Array(repeating: 0, count: levels.count)
    patients.forEachRow { row, count in if let level = self[row] { counts[level] += count } }
    return counts
  }

  /// Where a level stands, patient by patient, as ones among zeros.
  public func indicator(of level: Int, _ patients: Patients) -> [Double] {
    patients.map { self[$0] == level ? 1 : 0 }
  }
}

extension Column {
  /// The patients who have a value.
  public func withValue(_ patients: Patients) -> Patients {
    switch self {
    case .numeric(let column): column.withValue(patients)
    case .categorical(let column): column.withValue(patients)
    case .date(let column): patients.filter { column[$0] != nil }
    case .text(let column): patients.filter { column[$0] != nil }
    }
  }

  /// How many patients have a value.
  public func countWithValue(_ patients: Patients) -> Int {
    switch self {
    case .numeric(let column): patients.count { column[$0] != nil }
    case .categorical(let column): patients.count { column[$0] != nil }
    case .date(let column): patients.count { column[$0] != nil }
    case .text(let column): patients.count { column[$0] != nil }
    }
  }
}

extension Outcome {
  /// The patients whose time and ending are known.
  public func withFollowUp(_ patients: Patients) -> Patients {
    let cells = times.cells
    return patients.filter {
      cells[$0] != nil && endings.indices.contains($0) && endings[$0] != nil
    }
  }

  /// The times of some patients whose follow-up is known, whether each ended with an event, and,
  /// where a row may hold several patients, how many do.
  public func followUp(
    _ patients: Patients, event: Int
  ) -> (times: [Double], areEvents: [Bool], counts: [Int]?) {
    var times: [Double] = []
    var areEvents: [Bool] = []
    var counts: [Int] = []
    times.reserveCapacity(patients.rowCount)
    areEvents.reserveCapacity(patients.rowCount)
    let areCounted = patients.areCounted
    let cells = self.times.cells
    patients.forEachRow { row, count in
      guard endings.indices.contains(row), let time = cells[row], let ending = endings[row]
      else { return }
      times.append(time)
      areEvents.append(ending == event)
      if areCounted { counts.append(count) }
    }
    return (times, areEvents, areCounted ? counts : nil)
  }
}
