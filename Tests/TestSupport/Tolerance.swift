/// Whether two numbers agree to a relative error; says the error it saw when they do not.
///
/// - Parameters:
///   - found: what the code gave.
///   - expected: the reference value.
///   - relative: the largest relative error allowed.
///   - absolute: a floor for references at or near zero.
/// - Returns: `nil` when they agree, else a sentence with both numbers and the error.
public func disagreement(
  _ found: Double?, _ expected: Double, relative: Double = 1e-10, absolute: Double = 0
) -> String? {
  guard let found else { return "found nothing, expected \(expected)" }
  if found == expected || (found.isNaN && expected.isNaN) { return nil }
  let error = abs(found - expected)
  if error <= max(absolute, relative * abs(expected)) { return nil }
  let size = expected == 0 ? "absolute error \(error)" : "relative error \(error / abs(expected))"
  return "found \(found), expected \(expected): \(size)"
}
