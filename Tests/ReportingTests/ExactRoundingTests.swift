import TestSupport
import Testing

@testable import Reporting

/// The one place that rounds, against decimal arithmetic on all digits.
@Suite struct ExactRoundingTests {
  /// Doubles of magnitudes between two powers of ten, both signs.
  private static func random(_ count: Int, from low: Double, to high: Double) -> [Double] {
    var generator = SplitMix64(state: 20_260_101)
    return (0..<count).map { _ in
      let power = low + (high - low) * generator.unit()
      var scale = 1.0
      for _ in 0..<Int(abs(power)) { scale *= power < 0 ? 0.1 : 10 }
      let value = (1 + 9 * generator.unit()) * scale
      return generator.unit() < 0.3 ? -value : value
    }
  }

  @Test func `random doubles are rounded as their shortest text is`() {
    for (index, value) in Self.random(3000, from: -8, to: 9).enumerated() {
      let decimals = index % 8
      let expected = BigDecimal(value.description).toFifteen.text(decimals: decimals)
      #expect(NumberFormat.decimals(value, decimals) == expected, "\(value), \(decimals)")
    }
  }

  /// A printed number is within half a unit of its last digit of the binary value, but for the
  /// sixteenth digit that does not count.
  @Test func `random doubles stay within half a unit of their exact value`() {
    for (index, value) in Self.random(400, from: -6, to: 9).enumerated() {
      let decimals = index % 7
      let printed = BigDecimal(NumberFormat.decimals(value, decimals))
      let distance = printed.distance(to: BigDecimal(exactly: value.magnitude))
      var unit = BigDecimal("1")
      unit.scale = decimals
      var half = BigDecimal("5")
      half.scale = decimals + 1
      #expect(distance.isAtMost(unit), "\(value)")
      let slack = BigDecimal((value.magnitude * 1e-15).description)
      let isNear = distance.isAtMost(half) || distance.distance(to: half).isAtMost(slack)
      #expect(isNear, "\(value), \(decimals)")
    }
  }

  /// Numbers that end in 5 after the last decimal kept: half goes away from zero.
  @Test func `halves go away from zero`() {
    var generator = SplitMix64(state: 7)
    for _ in 0..<2000 {
      let decimals = Int(generator.next() % 6)
      let whole = generator.next() % 1_000_000
      let digits = String(whole) + "5"
      let padded = String(repeating: "0", count: max(0, decimals + 2 - digits.count)) + digits
      let point = padded.index(padded.endIndex, offsetBy: -(decimals + 1))
      let text = padded[..<point] + "." + padded[point...]
      guard let value = Double(String(text)) else { continue }
      var expected = BigDecimal(String(whole + 1))
      expected.scale = decimals
      #expect(
        NumberFormat.decimals(value, decimals) == expected.text(decimals: decimals), "\(text)")
    }
  }

  @Test(
    arguments: [
      (1.2345, 3, "1.235"), (-1.2345, 3, "−1.235"), (0.5, 0, "1"), (2.5, 0, "3"), (-0.5, 0, "−1"),
      (-0.0, 0, "0"), (-0.0, 3, "0.000"), (-0.04, 1, "0.0"), (0.049, 1, "0.0"),
      (999.9995, 3, "1000.000"), (999_999.5, 0, "1000000"), (8_388_607.5, 0, "8388608"),
      (1e9 + 0.5, 0, "1000000001"), (9_999_999_999.5, 0, "10000000000"),
    ] as [(Double, Int, String)])
  func `special values`(value: Double, decimals: Int, text: String) {
    #expect(NumberFormat.decimals(value, decimals) == text)
  }

  /// 1e15 + 0.5 has sixteen digits: the last does not count, and numbers so large are powers of ten.
  @Test func `beyond fifteen digits`() {
    #expect(DecimalText(1e15 + 0.5)?.text(decimals: 0, minus: "−") == "1000000000000000")
    #expect(DecimalText(1e14 + 0.5)?.text(decimals: 0, minus: "−") == "100000000000001")
    #expect(NumberFormat.decimals(1e15 + 0.5, 0) == "1.00×10¹⁵")
  }

  @Test(
    arguments: [
      (6, "6"), (15300, "15300"), (6.374, "6.37"), (4.996, "4.996"), (4.99996, "4.99996"),
      (5.001, "5.00"), (4.2, "4.20"), (0, "0"),
    ] as [(Double, String)])
  func `an expected count below 5 never reads 5`(value: Double, text: String) {
    #expect(NumberFormat.expected(value, 2) == text)
  }
}
