/// Captions' numbers as fields that Word counts: a table or figure that is put in between moves
/// the ones behind it on.
struct WordSequence {
  private var last: [String: Int] = [:]

  /// The number in bold: "Table 4" as a word and a field, "Table 4b" with the field that repeats
  /// the last number; anything else as it is.
  mutating func xml(of number: String) -> String {
    let bold = WordRunProperties(isBold: true)
    let pieces = number.split(separator: " ", omittingEmptySubsequences: false)
    guard pieces.count == 2, let word = pieces.first, let rest = pieces.last,
      word == "Table" || word == "Figure"
    else { return WordInline.run(number, bold) }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard let value = Int(digits), String(value) == digits else {
      return WordInline.run(number, bold)
    }
    let field = instruction(String(word), value)
    let result = wordElement(
      "w:fldSimple", ["w:instr": field], WordInline.run(String(digits), bold))
    let suffix = rest.dropFirst(digits.count)
    return WordInline.run(word + " ", bold) + result
      + (suffix.isEmpty ? "" : WordInline.run(String(suffix), bold))
  }

  private mutating func instruction(_ word: String, _ value: Int) -> String {
    let before = last[word, default: 0]
    last[word] = value
    switch value {
    case before + 1: return " SEQ \(word) \\* ARABIC "
    case before: return " SEQ \(word) \\c \\* ARABIC "
    default: return " SEQ \(word) \\r \(value) \\* ARABIC "
    }
  }
}
