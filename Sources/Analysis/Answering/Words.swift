internal import Cohorts

/// A number as a plan would write it: whole numbers without a decimal mark.
func plainText(_ number: Double) -> String {
  Int(exactly: number).map(String.init) ?? "\(number)"
}

/// A share as a percentage, without the rounding of the product: 0.07 is 7.
func percentText(_ share: Double) -> String { plainText((share * 1e12).rounded() / 1e10) }

extension CategoricalColumn {
  /// The index of a level by its label, its code, or the number its code stands for.
  func index(of name: String) -> Int? {
    levels.firstIndex { $0.label == name } ?? levels.firstIndex { $0.code == name }
      ?? Double(name).flatMap { number in levels.firstIndex { Double($0.code) == number } }
  }
}

extension Outcome {
  /// How a patient's follow-up ended, or `nil` when it is missing or there is no such row.
  func ending(_ row: Int) -> Int? { endings.indices.contains(row) ? endings[row] : nil }
}

extension Column {
  /// The numbers of some patients, those missing left out; `nil` when the column holds no numbers.
  func numbers(_ rows: Patients) -> [Double]? {
    guard case .numeric(let column) = self else { return nil }
    return column.numbers(rows)
  }

  /// Whether a row has a value.
  func isPresent(_ row: Int) -> Bool {
    switch self {
    case .numeric(let column): column[row] != nil
    case .categorical(let column): column[row] != nil
    case .date(let column): column[row] != nil
    case .text(let column): column[row] != nil
    }
  }
}
