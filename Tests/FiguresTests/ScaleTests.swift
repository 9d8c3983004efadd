import Figures
import TestSupport
import Testing

@Test func `a linear scale runs from 0 to 1`() {
  let scale = Scale(from: 10, to: 30)
  #expect([10, 15, 30, 40].map(scale.position) == [0, 0.25, 1, 1.5])
}

@Test func `equal ratios are equally long on a logarithmic scale`() {
  let scale = Scale(.logarithmic, from: 0.25, to: 4)
  for (value, place) in [(0.25, 0.0), (0.5, 0.25), (1, 0.5), (2, 0.75), (4, 1)] {
    #expect(disagreement(scale.position(value), place, absolute: 1e-15) == nil)
  }
}

@Test func `a range without length is widened, a logarithm of nothing is not taken`() {
  #expect(Scale(from: 3, to: 3).upper == 4)
  #expect(Scale(.logarithmic, from: 0, to: 4).kind == .linear)
  #expect(Scale(from: 0, to: 1).clamped(7) == 1)
}

@Test func `one hopeless interval does not press the others together`() {
  let estimates = [
    IntervalPlot.Estimate(value: 0.7, lower: 0.5, upper: 0.9),
    IntervalPlot.Estimate(value: 2, lower: 1e-8, upper: 4e9),
  ]
  let axis = Axis.intervals(title: "", .logarithmic, null: 1, covering: estimates)
  #expect(axis.ticks == [0.125, 0.25, 0.5, 1, 2, 4, 8])
}
