import Testing

@testable import Reporting

/// Half away from zero on the decimal text, beside what R and SAS print (CAMIS, *Rounding*).
@Suite struct RoundingTests {
  /// SAS's ROUND and R's half-away functions give 13 and −13; R's round and SAS's ROUNDE give 12.
  @Test(
    arguments: [(12.5, "13"), (-12.5, "−13"), (13.5, "14")] as [(Double, String)])
  func `halves of whole numbers`(value: Double, text: String) {
    #expect(NumberFormat.decimals(value, 0) == text)
  }

  /// The digits that SAS prints; R's round gives 1.234 for the third.
  @Test(
    arguments: [
      (1, ["2.2", "4.0", "1.2", "7.9", "13.9"]), (2, ["2.20", "3.99", "1.23", "7.88", "13.87"]),
      (3, ["2.200", "3.990", "1.235", "7.876", "13.874"]),
    ] as [(Int, [String])])
  func `five values to one, two and three decimals`(decimals: Int, texts: [String]) {
    let values = [2.2, 3.99, 1.2345, 7.876, 13.8739]
    #expect(values.map { NumberFormat.decimals($0, decimals) } == texts)
  }

  /// R's round goes by the binary value: 0.2 0.2 0.3 0.4 0.6 0.7 0.8 0.9 1.0.
  @Test func `sums that end in 5`() {
    let texts = (1...9).map { NumberFormat.decimals(Double($0) / 10 + 0.05, 1) }
    #expect(texts == ["0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1.0"])
  }

  /// R's half-away functions print the lower value for all of these, SAS for the first.
  @Test(
    arguments: [
      (32768.0156255, 6, "32768.015626"), (65536.031255, 5, "65536.03126"),
      (262144.06255, 4, "262144.0626"), (262144.031255, 5, "262144.03126"),
      (524288.1255, 3, "524288.126"), (524288.00781255, 7, "524288.0078126"),
    ] as [(Double, Int, String)])
  func `a final 5 that binary storage hides`(value: Double, decimals: Int, text: String) {
    #expect(NumberFormat.decimals(value, decimals) == text)
  }

  /// R's half-away functions carry 1.4999999851 up to 2; a difference keeps its lost digits, as in SAS.
  @Test func `no more is carried up than stands there`() {
    #expect(NumberFormat.decimals(1.4999999851, 0) == "1")
    #expect(NumberFormat.decimals(2048.1375 - 2048, 3) == "0.137")
  }
}
