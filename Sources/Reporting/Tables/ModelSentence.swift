import Analysis

extension RegressionTable {
  /// The multivariable model in one sentence, or the only univariable one; `nil` without either.
  func modelSentence() -> String? {
    let isJoint = !multivariable.isEmpty
    guard isJoint || univariable.count == 1 else { return nil }
    let model = ModelWords(
      format: format, family: family,
      context: family.rawValue + (isJoint ? "_multivariable" : "_univariable"),
      variable: isJoint ? nil : univariable.first)
    return model.parts.map {
      (isJoint ? "Multivariable model: " : "Model: ") + $0.joined(separator: "; ") + "."
    }
  }
}

/// One model's own numbers, in words.
struct ModelWords {
  let format: AnswerFormat
  let family: RegressionTable.Family
  let context: String
  /// The variable that the model's rows carry.
  let variable: String?

  /// The counts, then what the model explains and how it fits; `nil` where it was not fitted.
  var parts: [String]? {
    guard let n = text("nobs") else { return nil }
    let events = text("nevent").map { ", " + $0 + " events" } ?? ""
    return (["n = " + n + events] + fit + tests).compactMap(\.self)
  }

  private func text(_ statistic: String) -> String? {
    format.text(context, statistic, of: variable)
  }

  private func number(_ statistic: String) -> Double? {
    format.index.number(context, statistic, of: variable)
  }

  private var fit: [String?] {
    [
      concordance, text("auc").map { "AUC " + $0 },
      text("r.squared").map { "R² " + $0 }, text("adj.r.squared").map { "adjusted R² " + $0 },
    ]
  }

  private var concordance: String? {
    text("concordance").map { estimate in
      "concordance " + estimate + (text("concordance.std.error").map { " (SE \($0))" } ?? "")
    }
  }

  private var tests: [String?] {
    let penalized = isPenalized ? "penalized " : ""
    return [
      test("lr", penalized + "likelihood ratio test"), test("wald", "Wald test"),
      test("score", "score test"),
      test("hosmer_lemeshow", "Hosmer–Lemeshow test"), fTest,
    ]
  }

  private var isPenalized: Bool {
    guard case .logistic(let model) = format.question.verb else { return false }
    return model.penalty == .firth
  }

  private func test(_ name: String, _ words: String) -> String? {
    guard let p = number(name + ".p.value") else { return nil }
    let statistic = text(name + ".statistic").map { "χ² = " + $0 + ", " } ?? ""
    let degrees = text(name + ".parameter").map { "df = " + $0 + ", " } ?? ""
    return words + " " + statistic + degrees + format.study.pValue.phrase(p)
  }

  private var fTest: String? {
    guard family == .linear else { return nil }
    let prefix = variable == nil ? "" : "f."
    guard let p = number(prefix + "p.value"), let f = text(prefix + "statistic") else { return nil }
    let degrees = ["num.df", "den.df"].compactMap(text).joined(separator: " and ")
    return "F = " + f + ", df = " + degrees + ", " + format.study.pValue.phrase(p)
  }
}
