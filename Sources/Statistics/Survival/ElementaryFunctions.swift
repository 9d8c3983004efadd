internal import CGSL

/// eˣ, where a member named `exp` or `log` would hide C's function.
func exponential(_ x: Double) -> Double { exp(x) }

/// The natural logarithm.
func logarithm(_ x: Double) -> Double { log(x) }

/// xʸ, with x⁰ = 1.
func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
