import Cohorts
import Testing

@testable import Reporting

@Suite struct VariableScaleTests {
  /// The standard deviations are 10, 100, 1.58, 15.8, 0.0158 and 0.
  @Test(
    arguments: [
      ([40, 50, 60], 1, 0), ([100, 200, 300], 0, 0), ([1, 2, 3, 4, 5], 1, 0),
      ([10.5, 20.25, 30, 40.75, 50], 1, 1), ([0.011, 0.021, 0.031, 0.041, 0.051], 4, 4),
      ([7.5, 7.5], 2, 1), ([], 1, 0), ([3], 1, 0), ([113.3211, 101.3, 95.1234], 2, 2),
    ] as [([Double], Int, Int)])
  func `means show three digits of the spread, or one decimal more than the data`(
    values: [Double], mean: Int, data: Int
  ) {
    let scale = VariableScale(NumericColumn(values), of: Patients(ofRows: values.count))
    #expect(scale.mean == mean)
    #expect(scale.data == data)
  }

  @Test func `printed summaries give their own decimals`() {
    #expect(VariableScale(printed: [120.5, 14.25, 131]) == VariableScale(digits: 2))
    #expect(VariableScale(printed: [131, 15]) == VariableScale(digits: 0))
  }
}
