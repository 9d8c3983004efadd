/// Numbers, some of them missing.
///
/// Numbers of few decimals, as most measurements are, take four bytes each: whole numbers, and one
/// power of ten that divides them all. The quotient of two numbers that are held exactly is rounded
/// once, so it is the number that was written.
public struct NumericColumn: Equatable, Sendable {
  private enum Storage: Sendable {
    /// NaN marks a missing value inside this type, and nowhere outside it.
    case doubles([Double])
    /// The least number marks a missing value.
    case scaled([Int32], scale: Double)
  }

  private let storage: Storage
  /// How often each number stands in the whole column.
  let wholeCounts = CountsOfColumn()

  /// A column of numbers; `nil` and NaN are missing.
  public init(_ values: [Double?]) { storage = .doubles(values.map { $0 ?? .nan }) }
  /// A column of numbers in which NaN stands for missing.
  public init(missingAsNaN values: [Double]) { storage = .doubles(values) }
  /// A column of whole numbers that a power of ten divides; the least number is missing.
  init(_ values: [Int32], scale: Double) { storage = .scaled(values, scale: scale) }

  /// The number of rows.
  public var count: Int {
    switch storage {
    case .doubles(let values): values.count
    case .scaled(let values, _): values.count
    }
  }

  /// The number in a row, or `nil` when it is missing or there is no such row.
  @inline(__always)
  public subscript(row: Int) -> Double? {
    switch storage {
    case .doubles(let values):
      guard values.indices.contains(row) else { return nil }
      let value = values[row]
      return value.isNaN ? nil : value
    case .scaled(let values, let scale):
      guard values.indices.contains(row), values[row] != .min else { return nil }
      return Double(values[row]) / scale
    }
  }

  /// The column at some rows.
  func rows(_ rows: [Int]) -> NumericColumn {
    switch storage {
    case .doubles: return NumericColumn(missingAsNaN: rows.map { self[$0] ?? .nan })
    case .scaled(let values, let scale):
      return NumericColumn(
        rows.map { values.indices.contains($0) ? values[$0] : .min }, scale: scale)
    }
  }

  /// The numbers as they are held, to be read row by row by who reads many columns.
  struct Cells: Sendable {
    fileprivate var doubles: [Double] = []
    fileprivate var keys: [Int32] = []
    fileprivate var scale = 1.0

    @inline(__always)
    subscript(row: Int) -> Double? {
      if keys.indices.contains(row) {
        let key = keys[row]
        return key == .min ? nil : Double(key) / scale
      }
      guard doubles.indices.contains(row), !doubles[row].isNaN else { return nil }
      return doubles[row]
    }
  }

  /// The numbers as they are held.
  var cells: Cells {
    switch storage {
    case .doubles(let values): Cells(doubles: values)
    case .scaled(let keys, let scale): Cells(keys: keys, scale: scale)
    }
  }

  /// The numbers as whole numbers that a power of ten divides, where they are held so.
  struct ScaledKeys: Sendable {
    /// The whole numbers of all rows; the least number is missing.
    let keys: [Int32]
    fileprivate let scale: Double

    /// The whole number of a row; `nil` where it is missing or there is no such row.
    @inline(__always)
    subscript(row: Int) -> Int? {
      guard keys.indices.contains(row), keys[row] != .min else { return nil }
      return Int(keys[row])
    }

    /// The number that a whole number stands for.
    func value(of key: Int) -> Double { Double(key) / scale }
  }

  /// The numbers as whole numbers; `nil` where they are held as they are.
  var scaledKeys: ScaledKeys? {
    guard case .scaled(let keys, let scale) = storage else { return nil }
    return ScaledKeys(keys: keys, scale: scale)
  }

  /// Two columns are equal when they are missing at the same rows and equal elsewhere.
  public static func == (a: NumericColumn, b: NumericColumn) -> Bool {
    a.count == b.count && (0..<a.count).allSatisfy { a[$0] == b[$0] }
  }
}

/// Numbers as they are decoded, in four bytes each as long as all of them have few decimals.
struct NumericColumnBuilder {
  private let decimals: Int
  private let scale: Double
  private var whole: [Int32] = []
  private var doubles: [Double] = []
  private var isScaled: Bool
  private let capacity: Int

  /// A builder for a column whose numbers have some decimals at most.
  init(decimals: Int, capacity: Int) {
    (self.decimals, self.capacity) = (decimals, capacity)
    scale = Self.power(decimals)
    isScaled = true
    whole.reserveCapacity(capacity)
  }

  private static func power(_ decimals: Int) -> Double {
    (0..<decimals).reduce(1) { product, _ in product * 10 }
  }

  /// How many numbers there are.
  var count: Int { isScaled ? whole.count : doubles.count }

  /// Adds a number as it was written, whose value is known.
  @inline(__always)
  mutating func append(_ cell: PackedCell, _ value: Double) {
    guard isScaled else { return doubles.append(value) }
    var number = cell.mantissa
    for _ in cell.decimals..<max(decimals, cell.decimals) { number *= 10 }
    guard number < Int32.max, cell.decimals <= decimals, number != 0 || !cell.isNegative else {
      return append(value)
    }
    whole.append(Int32(cell.isNegative ? -number : number))
  }

  /// Adds the numbers of cells that are short numbers or empty; adds none, and gives false, where one
  /// of them does not fit.
  mutating func append(_ cells: [PackedCell]) -> Bool {
    guard isScaled else { return false }
    let first = whole.count
    let factors = (0...7).map { used in
      (0..<max(0, decimals - used)).reduce(1) { product, _ in product * 10 }
    }
    var fits = true
    for cell in cells {
      if cell == .empty {
        whole.append(.min)
        continue
      }
      let number = cell.mantissa * factors[cell.decimals]
      fits = fits && number < Int32.max && (number != 0 || !cell.isNegative)
      whole.append(Int32(truncatingIfNeeded: cell.isNegative ? -number : number))
    }
    if !fits { whole.removeSubrange(first...) }
    return fits
  }

  /// Adds a number, or a missing value as NaN.
  mutating func append(_ value: Double) {
    guard isScaled else { return doubles.append(value) }
    if value.isNaN { return whole.append(.min) }
    isScaled = false
    doubles.reserveCapacity(capacity)
    for number in whole { doubles.append(number == .min ? .nan : Double(number) / scale) }
    whole = []
    doubles.append(value)
  }

  /// The column.
  var column: NumericColumn {
    isScaled ? NumericColumn(whole, scale: scale) : NumericColumn(missingAsNaN: doubles)
  }
}
