/// The numbers of a column that need no closer look: short, in its decimal mark, in its range.
struct PlainNumbers {
  private let decimalMark: UInt8
  private let missing: [Double]
  private let range: ClosedRange<Double>?
  private let whole: Bool

  /// `nil` where every cell of the column needs a closer look.
  init?(_ decoder: ColumnDecoder, whole: Bool) {
    guard decoder.levels.texts.isEmpty, decoder.ownMissing.knowsNumbersByValue,
      decoder.commonMissing.knowsNumbersByValue
    else { return nil }
    decimalMark = decoder.style.decimalMark
    missing = decoder.ownMissing.values + decoder.commonMissing.values
    range = decoder.declaration.range
    self.whole = whole
  }

  /// Whether all cells of these traits are plain, or missing because they are empty.
  func areAll(_ traits: PieceTraits) -> Bool {
    traits.areNumbers(by: decimalMark) && missing.isEmpty && range == nil
      && !(whole && traits.mostDecimals > 0)
  }

  /// The number of a cell, NaN where it is a code for missing; `nil` where it needs a closer look.
  @inline(__always)
  func value(_ cell: PackedCell) -> Double? {
    guard cell.isNumber(by: decimalMark) else { return nil }
    let value = cell.value
    if !missing.isEmpty, missing.contains(value) { return .nan }
    if whole, cell.decimals > 0 { return nil }
    if let range, !range.contains(value) { return nil }
    return value
  }
}
