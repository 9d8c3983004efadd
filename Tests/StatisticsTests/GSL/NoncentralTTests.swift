import Statistics
import TestSupport
import Testing

struct NoncentralTTests {
  /// t, ν, δ and P(T ≥ t) by mpmath 1.3 with 40 digits: the mean of Φ(δ − tS) over S.
  @Test(arguments: [
    [2.65, 187, 0.7, 0.026895149609570329], [2.65, 187, 4.6, 0.97353053564388864],
    [-4, 9, -6.7, 0.021779550406015257], [-4, 9, -1.3, 0.97353141730405776],
    [5, 3, -4, 2.0750959571394679e-8], [20, 5, 0.5, 8.728727327473761e-6],
    [0.5, 1, 3, 0.99321472780230168], [100, 1, 50, 0.38290732049182042],
    [-3, 1, -20, 2.539628589470865e-10], [30, 2000, 28, 0.035606521833514249],
    [12, 20, 3, 2.4605029677261327e-6], [-2, 4, 5, 0.99999999931514607],
    [1, 2.5, -9, 1.4891974182295743e-21], [40, 30, 60, 0.99987130685929395],
    [0, 7, -3.3, 0.00048342414238377751], [500, 1.2, 20, 0.017307464640753845],
    [2, 1e5, 1, 0.15865888346359118], [1000, 3, 900, 0.51192519701142717],
    [7e12, 2, 5e12, 0.39962695880159556], [300, 150, 290, 0.29424437957736666],
    [1e5, 9, 3e4, 0.00023529652860302251], [-300, 9, -250, 0.71464208253431814],
    [-1e6, 4, -5e6, 9.8366242264868681e-21],
  ])
  func `tails agree with mpmath`(_ golden: [Double]) {
    let t = NoncentralT(degreesOfFreedom: golden[1], noncentrality: golden[2])
    #expect(disagreement(t.upperTail(golden[0]), golden[3], relative: 1e-12) == nil)
    let mirrored = NoncentralT(degreesOfFreedom: golden[1], noncentrality: -golden[2])
    #expect(mirrored.lowerTail(-golden[0]) == t.upperTail(golden[0]))
    #expect(disagreement(t.lowerTail(golden[0]), 1 - golden[3], absolute: 1e-13) == nil)
  }

  @Test(arguments: [
    [0.001, 7.3], [2.5, 1.7], [20, 60], [-3, 4], [40, 187], [0, 12], [1.96, 1e7], [30, 0.5],
  ])
  func `is Student's t without noncentrality`(_ golden: [Double]) {
    let found = NoncentralT(degreesOfFreedom: golden[1], noncentrality: 0).upperTail(golden[0])
    let student = StudentT(degreesOfFreedom: golden[1]).upperTail(golden[0])
    #expect(disagreement(found, student, relative: 1e-12) == nil)
  }

  @Test func `at 0 is the normal tail of the noncentrality`() {
    // T ≥ 0 says Z ≥ −δ, whatever S.
    for delta in [-8.0, -1, 0.3, 6] {
      let t = NoncentralT(degreesOfFreedom: 3.5, noncentrality: delta)
      #expect(disagreement(t.upperTail(0), StandardNormal.lowerTail(delta), relative: 1e-13) == nil)
    }
  }

  /// ν, t, p and δ by the secant method with 30 digits.
  @Test(arguments: [
    [187, 2.6528933032136495, 0.025, 0.67111655931169791],
    [9, -4.06212768338204, 0.025, -6.6977563060317294],
    [9, -4.06212768338204, 0.975, -1.3111680912876586],
    [3, 3, 0.025, -0.081353277013847305], [3, 3, 0.975, 5.9272197034358526],
    [30, 25, 0.005, 16.513036374568367], [4.5, 0.7, 0.1, -0.65100459687880473],
  ])
  func `noncentralities agree with mpmath`(_ golden: [Double]) {
    let found = NoncentralT.noncentrality(
      degreesOfFreedom: golden[0], t: golden[1], upperTail: golden[2])
    #expect(disagreement(found, golden[3], relative: 1e-12) == nil)
    let mirrored = NoncentralT.noncentrality(
      degreesOfFreedom: golden[0], t: -golden[1], upperTail: 1 - golden[2])
    #expect(disagreement(mirrored, -golden[3], relative: 1e-12) == nil)
  }

  @Test(arguments: [0.3, 1, 2, 7.5, 40, 900, 2e6])
  func `the inversion returns`(_ nu: Double) {
    for t in [-30, -2.2, 0, 0.4, 5, 60, 4e3, -7e11] {
      for p in [1e-6, 0.025, 0.4, 0.6, 0.999] {
        let delta = NoncentralT.noncentrality(degreesOfFreedom: nu, t: t, upperTail: p)
        let back = NoncentralT(degreesOfFreedom: nu, noncentrality: delta).upperTail(t)
        #expect(disagreement(back, p, relative: 1e-12) == nil, "t = \(t), p = \(p)")
      }
    }
  }

  @Test func `ends of the range`() {
    let t = NoncentralT(degreesOfFreedom: 5, noncentrality: 2)
    #expect(t.upperTail(.infinity) == 0 && t.lowerTail(-.infinity) == 0)
    #expect(disagreement(t.lowerTail(.infinity), 1, relative: 1e-14) == nil)
  }
}
