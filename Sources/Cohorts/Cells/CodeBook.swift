/// Codes that match a cell by its trimmed text, or by value when both are numbers (1 = 1.0).
struct CodeBook {
  private var byText: [String: Int] = [:]
  private var byValue: [Double: Int] = [:]

  /// A book of codes, each known by its position; of equal codes the first counts.
  init(_ codes: [String]) {
    for (i, code) in codes.enumerated() {
      let text = trimmedText(code)
      if byText[text] == nil { byText[text] = i }
      if let value = NumberCell.value(of: text), byValue[value] == nil { byValue[value] = i }
    }
  }

  /// The position of the code that a cell holds.
  func position(of text: String, value: Double?) -> Int? {
    if byText.isEmpty { return nil }
    return byText[text] ?? value.flatMap { byValue[$0] }
  }
}
