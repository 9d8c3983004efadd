#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The angle of a point from the x axis, in radians.
func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
