import Analysis

/// How agreement was measured.
struct AgreementWords {
  let ran: [Answer]
  let contexts: [String]

  /// A sentence for each method.
  var sentences: [String] { correlation + kappa + limits }

  private func has(_ context: String) -> Bool { contexts.contains(context) }

  private var correlation: [String] {
    guard has("icc") else { return [] }
    return [
      "Intraclass correlations are the six forms of Shrout and Fleiss, from mean squares, with F"
        + " tests of no correlation; intervals are exact for one-way and consistency forms, and by"
        + " Satterthwaite’s approximation for absolute agreement."
    ]
  }

  private var kappa: [String] {
    guard has("kappa") || has("weighted_kappa") else { return [] }
    let methods = ran.flatMap(\.findings)
      .filter { ["kappa", "weighted_kappa"].contains($0.context) && $0.statistic == "method" }
      .compactMap { $0.text?.typographic }.distinct()
    let isFleiss = methods.contains { $0.hasPrefix("Fleiss") }
    let isCohen = methods.contains { !$0.hasPrefix("Fleiss") }
    return ["Agreement beyond chance: \(methods.joined(separator: "; "))."]
      + (isCohen
        ? [
          "The interval of κ has its large-sample standard error, the test that under independence"
            + " (Fleiss, Cohen and Everitt)."
        ] : [])
      + (isFleiss ? ["Fleiss’ κ is tested with its standard error under no agreement."] : [])
  }

  private var limits: [String] {
    guard has("bland_altman") else { return [] }
    return [
      "Limits of agreement are Bland and Altman’s, the mean difference ± 1.96 standard deviations;"
        + " intervals of the bias and, approximately, of the limits use Student’s t."
    ]
  }
}
