import Testing

@testable import Figures

@Suite struct TextBytesTests {
  @Test func `pieces stand one after the other`() {
    var text = TextBytes()
    #expect(text.isEmpty && text.text == "")
    text.add("χ² = ")
    text.add(0)
    text.add(", ")
    text.add(-1203)
    text.add(Int.min)
    #expect(text.text == "χ² = 0, -1203" + String(Int.min))
    #expect(!text.isEmpty)
  }

  @Test(arguments: [
    (0, "0"), (5, "0.05"), (-5, "-0.05"), (50, "0.5"), (100, "1"), (-12_340, "-123.4"),
    (12_345, "123.45"), (100_001, "1000.01"),
  ]) func `hundredths are decimals without zeros at their end`(_ number: Int, _ text: String) {
    var found = TextBytes()
    found.add(hundredths: number)
    #expect(found.text == text)
  }

  @Test func `coordinates are rounded half away from zero, and finite`() {
    #expect(DecimalText.coordinate(0.125) == "0.13" && DecimalText.coordinate(-0.125) == "-0.13")
    #expect(DecimalText.coordinate(-0.004) == "0" && DecimalText.coordinate(7) == "7")
    #expect(DecimalText.coordinate(.nan) == "0" && DecimalText.coordinate(.infinity) == "0")
    #expect(DecimalText.coordinate(1e14) == "0" && DecimalText.coordinate(-1e300) == "0")
  }
}
