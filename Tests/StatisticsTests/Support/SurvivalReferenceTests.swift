import Testing

@Suite struct SurvivalReferenceTests {
  @Test func `a wrong number fails`() throws {
    let reference = try #require(SurvivalReference.cases("roc", "roc").first)
    reference.check(0.7313685636856369, "auc")
    withKnownIssue { reference.check(0.7313685636856369 + 1e-9, "auc") }
    withKnownIssue { reference.check(nil, "auc") }
    withKnownIssue { reference.check(1, "no such key") }
    withKnownIssue { reference.check(1, "thresholds", 999) }
  }
}
