import Analysis
import Statistics

/// What describes and compares times to an event.
extension Formula {
  /// How the limits of a survival curve are made.
  private var curveInterval: Conventions.SurvivalInterval {
    if case .kaplanMeier(let own) = question.verb, let asked = own.interval { return asked }
    return question.conventions.kmInterval
  }

  private var curveLimits: String {
    switch curveInterval {
    case .log: "S exp(±zσ), σ² = Σd/(n(n − d)), cut to 0 and 1"
    case .logLog: "exp(−exp(ln(−ln S) ± zσ/ln S)), σ² = Σd/(n(n − d))"
    case .plain: "S ± zσS, σ² = Σd/(n(n − d)), cut to 0 and 1"
    case .none: "none by these conventions"
    }
  }

  func survival(_ statistic: String, _ context: ResultContext.Named) -> String? {
    switch context {
    case .survivalAt: survivalAt(statistic)
    case .survivalDifference, .rmstDifference, .rmstRatio: contrast(statistic, context)
    case .followUp: quantile(statistic, of: "the curve in which censorings are the events")
    default: group(statistic)
    }
  }

  private func group(_ statistic: String) -> String? {
    switch statistic {
    case "n": "number of patients"
    case "events": "number of patients with the event"
    case "rmst": "∫S(t)dt from 0 to the horizon"
    case "rmst.std.error": "√ΣA(tᵢ)²dᵢ/(nᵢ(nᵢ − dᵢ)), A(t) = ∫S from t to the horizon"
    case "rmst.conf.low", "rmst.conf.high": Self.limits("mean")
    default: quantile(statistic, of: "the Kaplan–Meier curve")
    }
  }

  /// A quantile of a curve, or one of its limits.
  private func quantile(_ statistic: String, of curve: String) -> String? {
    let name = statistic.prefix { $0 != "." }
    guard name == "median" || name.first == "p", let share = Self.share(String(name)) else {
      return nil
    }
    if statistic.hasSuffix(".conf.low") || statistic.hasSuffix(".conf.high") {
      return curveInterval == .none
        ? "t ± z s(S(t))/f, f the slope of the curve between S = 1 − p ± 0.05"
        : "where the confidence limits of \(curve) come down to \(share)"
    }
    let plateau =
      switch question.conventions.kmMedian {
      case .midpoint, .midpointOrNone: "; on a plateau at \(share) its middle"
      case .first: ""
      }
    return "first time with S(t) ≤ \(share) on \(curve)\(plateau)"
  }

  /// 1 − p of a quantile's name: 0.75 for `p25`.
  private static func share(_ name: String) -> String? {
    if name == "median" { return "0.5" }
    guard let percent = Double(name.dropFirst()) else { return nil }
    return NumberFormat.significant(1 - percent / 100, 6).trimmingZeros
  }

  private func survivalAt(_ statistic: String) -> String? {
    switch statistic {
    case "n.risk": "patients followed to this time or beyond"
    case "n.event": "events up to and at this time"
    case "n.censor": "patients censored up to and at this time"
    case "estimate": "S(t) = ∏(1 − dᵢ/nᵢ) over the event times up to t"
    case "std.error": "S √Σdᵢ/(nᵢ(nᵢ − dᵢ)) (Greenwood)"
    case "conf.low", "conf.high": curveLimits
    case "cumhaz": "H(t) = Σdᵢ/nᵢ (Nelson–Aalen)"
    case "cumhaz.std.error": "√Σdᵢ/nᵢ²"
    default: nil
    }
  }

  private func contrast(_ statistic: String, _ context: ResultContext.Named) -> String? {
    let isRatio = context == .rmstRatio
    let isMean = context == .rmstDifference
    return switch statistic {
    case "estimate": isRatio ? "µ₂/µ₁" : isMean ? "µ₂ − µ₁" : "S₁(t) − S₂(t)"
    case "std.error":
      isRatio ? "√((se₁/µ₁)² + (se₂/µ₂)²) of the logarithm" : "√(se₁² + se₂²)"
    case "p.value":
      (isRatio ? "z = ln(ratio)/SE; " : "z = difference/SE; ") + Self.normalTwoSided
    case "conf.low", "conf.high":
      isRatio ? "exp(ln(ratio) ± z × SE)" : Self.limits("difference")
    default: nil
    }
  }

  // MARK: - Tests

  func survivalTest(_ statistic: String, _ key: KaplanMeierAnalysis.Test) -> String? {
    switch statistic {
    case "statistic":
      key == .trend
        ? "χ² = (aᵀU)²/(aᵀVa), a the scores; U and V of the log-rank test"
        : "χ² = UᵀV⁻U, U = Σw(dⱼ − d nⱼ/n) over the event times, w = " + weight(key)
    case "parameter": key == .trend ? "ν = 1" : "ν = rank of V: groups − 1"
    case "p.value": Self.chiSquaredTail
    case "observed": "Σdⱼ, events of the group"
    case "expected": "Σd nⱼ/n over the event times"
    default: nil
    }
  }

  private func weight(_ key: KaplanMeierAnalysis.Test) -> String {
    switch key {
    case .logrank, .trend: "1"
    case .gehanBreslow: "n"
    case .petoPeto: "∏(1 − d/(n + 1))"
    case .taroneWare: "√n"
    case .flemingHarrington: "S^ρ(1 − S)^γ, S just before the time"
    }
  }

  // MARK: - Competing events

  func incidence(_ statistic: String, _ context: ResultContext.Named) -> String? {
    switch (statistic, context) {
    case ("n", _): "number of patients"
    case ("events", _): "number of patients with this event"
    case ("competing", _): "number of patients with a competing event"
    case ("censored", _): "number of patients without any event"
    case ("n.risk", _): "patients followed without any event to this time or beyond"
    case ("n.event", _): "events up to and at this time"
    case ("n.competing", _): "competing events up to and at this time"
    case ("n.censor", _): "patients censored up to and at this time"
    case ("estimate", _):
      "F(t) = ΣS(tᵢ₋₁)dᵢ/nᵢ, S = ∏(1 − (dᵢ + eᵢ)/nᵢ) of all events, e competing (Aalen–Johansen)"
    case ("std.error", _): "√ of Aalen’s variance of F(t), ties as in cmprsk"
    case ("conf.low", _), ("conf.high", _): "F^exp(±z SE/(F ln F))"
    case ("statistic", _): "χ² = UᵀV⁻U, U = Σ(d − d.R/R.), R = Y(1 − F)/S of the group"
    case ("parameter", _): "ν = rank of V: groups − 1"
    case ("p.value", _): Self.chiSquaredTail
    default: nil
    }
  }
}
