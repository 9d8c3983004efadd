import Testing

@Suite struct SuggestionTests {
  /// What a plan's unknown top-level key is taken for.
  private func meant(_ key: String) -> String? {
    let message = problems("cohort: {file: a.csv}\n\(key): 1").first { $0.contains("unknown key") }
    return message?.split(separator: "did you mean ").dropFirst().first.map(String.init)
  }

  @Test func `one slip is forgiven, in longer words more`() {
    #expect(meant("variabels") == "\"variables\"?")
    #expect(meant("varables") == "\"variables\"?")
    #expect(meant("analysis") == "\"analyses\"?")
    #expect(meant("Cohort") == "\"cohort\"?")
    #expect(meant("conv") == "\"conventions\"?")
    #expect(meant("x") == nil)
    #expect(meant("tables") == nil)
  }
}
