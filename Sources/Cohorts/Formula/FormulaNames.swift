extension SourceText {
  /// The names that a formula refers to, in order; none where it cannot be read.
  public var formulaNames: [String] {
    ((try? FormulaParser.parse(text))?.names ?? []).map(\.name)
  }
}
