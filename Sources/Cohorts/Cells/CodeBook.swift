/// Codes that match a cell by its trimmed text, or by value when both are numbers (1 = 1.0).
struct CodeBook {
  private var byText: [String: Int] = [:]
  private var byValue: [Double: Int] = [:]
  /// The codes' bytes, for a look at cells that makes no text of them.
  private var spellings: [[UInt8]] = []

  /// A book of codes, each known by its position; of equal codes the first counts.
  init(_ codes: [String]) {
    for (i, code) in codes.enumerated() {
      let text = trimmedText(code)
      if byText[text] == nil { byText[text] = i }
      if let value = NumberCell.value(of: text), byValue[value] == nil { byValue[value] = i }
    }
    spellings = byText.keys.sorted().map { Array($0.utf8) }
  }

  /// The codes, each once, in the order of their bytes.
  var texts: [String] { spellings.map { String(decoding: $0, as: UTF8.self) } }

  /// The values of the codes that are numbers.
  var values: [Double] { byValue.keys.sorted() }

  /// Whether a number can be one of the codes by its value alone: no code is one only with another
  /// decimal mark.
  var knowsNumbersByValue: Bool {
    spellings.allSatisfy { spelling in
      let isPacked = unsafe spelling.withUnsafeBytes { unsafe PackedCell($0) != nil }
      return !isPacked || NumberCell(spelling[...], decimalMark: UInt8(ascii: ".")) != .notNumber
    }
  }

  /// The position of the code that a text is.
  func position(of text: String, value: Double?) -> Int? {
    if byText.isEmpty { return nil }
    return byText[text] ?? value.flatMap { byValue[$0] }
  }

  /// Whether a cell holds one of the codes.
  func holds(_ cell: ArraySlice<UInt8>, value: Double?) -> Bool {
    if spellings.isEmpty { return false }
    if let value, !byValue.isEmpty, byValue[value] != nil { return true }
    return spellings.contains { $0.count == cell.count && $0.elementsEqual(cell) }
  }
}
