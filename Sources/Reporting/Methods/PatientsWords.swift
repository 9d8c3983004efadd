import Analysis
import Cohorts

/// Who was analysed, how missing values were treated, and how variables were made.
struct PatientsWords {
  private let methods: MethodsSection
  /// The variables of each analysis that ran: those of its rows, and of their groups.
  private let names: [(id: String, names: Set<String>)]

  init(_ methods: MethodsSection) {
    self.methods = methods
    names = methods.ran.map { ($0.question.id, Self.names($0.findings)) }
  }

  /// The population, missing data, subsets and definitions.
  var sentences: [MethodsSentence] {
    let ids = methods.ran.map(\.question.id)
    guard !ids.isEmpty else { return [] }
    return methods.plain(.patients, population, of: ids)
      + methods.plain(.patients, missing, of: ids) + leftOut + subsets + landmarks + limits
      + methods.details(.patients, definitions, of: ids)
  }

  private var cohort: Cohort { methods.results.cohort }
  private var format: StudyFormat { methods.format }

  private var population: String {
    let n = format.count(cohort.count)
    let read = format.count(cohort.flow.read)
    return cohort.flow.steps.isEmpty
      ? "The study population was all \(n) patients of the data file."
      : "The study population was the \(n) of \(read) patients who met the conditions listed under"
        + " Participants."
  }

  /// What was done where values are missing.
  private var missing: String {
    let isJoint = methods.contexts.contains { $0.hasSuffix("_multivariable") || $0 == "fine_gray" }
    return
      "Missing values were not imputed: each row of a table used the patients with known values"
      + " of its own variables"
      + (isJoint
        ? ", and a multivariable model used those with known values of all of its variables." : ".")
  }

  private var leftOut: [MethodsSentence] {
    let grouped = methods.ran.filter { !$0.question.by.isEmpty || $0.question.outcome != nil }
    guard !grouped.isEmpty else { return [] }
    return methods.plain(
      .patients, "Patients without a known group or outcome were left out and counted.",
      of: grouped.map(\.question.id))
  }

  private var subsets: [MethodsSentence] {
    methods.ran.flatMap { answer -> [MethodsSentence] in
      guard let subset = answer.question.subset else { return [] }
      return methods.sentence(
        .patients, "The patients were restricted to those with `\(subset.text)`",
        of: [answer.question.id])
    }
  }

  /// What it takes to belong to a level of a status at a landmark.
  private var landmarks: [MethodsSentence] {
    used.flatMap { variable -> [MethodsSentence] in
      guard let landmark = variable.landmark, case .categorical(let column) = variable.column,
        let first = column.levels.first?.label, let second = column.levels.last?.label
      else { return [] }
      let time = NumberFormat.significant(landmark.time, 6).trimmingZeros
      let unit = cohort.outcome(landmark.outcome)?.unit.map { " " + $0 } ?? ""
      let event = format.inText(landmark.outcome)
      return methods.plain(
        .patients,
        "For \(format.inText(variable.name)), patients with an event of \(event) within"
          + " \(time)\(unit) were \(second) and those followed for \(time)\(unit) without one"
          + " \(first); patients censored earlier were in neither group.",
        of: analyses(of: variable.name))
    }
  }

  /// What was done about values beyond the limits of a measurement.
  private var limits: [MethodsSentence] {
    used.flatMap { variable -> [MethodsSentence] in
      guard let detection = variable.detection else { return [] }
      let number = { (value: Double) in NumberFormat.significant(value, 6).trimmingZeros }
      let words = detection.sentences(number).joined(separator: ", and ")
      return methods.plain(
        .patients, "Of \(format.inText(variable.name)), \(words).",
        of: analyses(of: variable.name))
    }
  }

  /// The variables that have rows, or whose levels have.
  private var used: [Variable] {
    cohort.variables.filter { variable in
      names.contains { $0.names.contains(variable.name) }
    }
  }

  private static func names(_ findings: [Finding]) -> Set<String> {
    var (variables, groupings) = (Distinct<String>(), Distinct<String>())
    for row in findings.indices {
      variables.add(findings[row].variable)
      groupings.add(findings[row].group1)
      groupings.add(findings[row].group2)
    }
    return Set((variables.all + groupings.all).flatMap(StudyFormat.parts))
  }

  private func analyses(of variable: String) -> [String] {
    names.filter { $0.names.contains(variable) }.map(\.id)
  }

  /// How variables were made of others.
  private var definitions: [String] {
    used.compactMap { variable in
      switch variable.declaration.source {
      case .column: nil
      case .formula(let formula): "\(variable.label) is `\(formula.text)`."
      case .cut(let other, let points, _): cut(variable, other.text, points)
      }
    }
  }

  private func cut(_ variable: Variable, _ other: String, _ points: CutPoints) -> String {
    let cuts = (variable.cutPoints ?? []).map { NumberFormat.significant($0, 6).trimmingZeros }
    let known = cuts.isEmpty ? "" : " (\(cuts.inWords))"
    let at =
      switch points {
      case .at: cuts.inWords
      case .median: "its median in the data" + known
      case .tertiles: "its tertiles in the data" + known
      case .quartiles: "its quartiles in the data" + known
      }
    return
      "\(variable.label) is \(format.inText(other)) cut at \(at); a value at a cut belongs to the"
      + " upper group."
  }
}
