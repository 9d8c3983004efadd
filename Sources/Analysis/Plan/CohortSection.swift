import Cohorts

extension PlanReader {
  /// How the cohort's file is to be read.
  static func cohort(_ plan: Fields) -> CohortDeclaration {
    let none = CohortDeclaration(file: SourceText("", at: plan.place))
    guard let written = plan.written("cohort") else {
      plan.lack("\"cohort\": with file: the CSV to read")
      return none
    }
    let fields = Fields(written.node, of: "cohort", plan.faults)
    var cohort = none
    let file: SourceText? = fields.require("file", "the CSV to read")
    if let file {
      cohort.file = file
      checkFolder(file, "file", plan.faults)
    }
    fields.read("codebook", into: &cohort.codebook)
    // One that may not be opened is not looked for.
    if let codebook = cohort.codebook, !checkFolder(codebook, "codebook", plan.faults) {
      cohort.codebook = nil
    }
    fields.read("id", into: &cohort.id)
    cohort.delimiter = delimiter(fields)
    CellForms.read(fields, into: &cohort)
    fields.read("missing", into: &cohort.missing)
    if !cohort.missing.contains("") { cohort.missing.insert("", at: 0) }
    fields.read(
      "synthetic", into: &cohort.synthetic, "the words that say what the cohort was made to match"
    ) { !["", "true", "false", "yes", "no"].contains($0) }
    fields.read("weight", into: &cohort.weight)
    fields.finish()
    if cohort.delimiter == cohort.decimalMark {
      plan.faults.add(
        "\"delimiter\" and \"decimal\" cannot both be \",\"", at: fields.place(of: "delimiter"))
    }
    return cohort
  }

  private static func delimiter(_ fields: Fields) -> UInt8? {
    let expectation = "auto, \",\", \";\", tab or \"|\", in quotes"
    guard let written = fields.written("delimiter") else { return nil }
    guard let text = written.text(expectation)?.text else { return nil }
    switch text {
    case "auto": return nil
    case ",", ";", "|", "\t": return text.utf8.first
    case "tab": return UInt8(ascii: "\t")
    default:
      written.refuse(expectation)
      return nil
    }
  }

  /// Whether a name stays in the plan's folder; a fault where it does not.
  @discardableResult
  private static func checkFolder(_ file: SourceText, _ key: String, _ faults: Faults) -> Bool {
    var depth = 0
    // By bytes, as the system reads a path: a combining mark makes another character of a slash.
    let path = file.text.utf8
    var leaves = path.starts(with: "/".utf8) || path.starts(with: "~/".utf8)
    for part in path.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
      depth += part.elementsEqual("..".utf8) ? -1 : 1
      leaves = leaves || depth < 0
    }
    if file.text.isEmpty { faults.add("\"\(key)\" names no file", at: file.place) }
    guard leaves else { return !file.text.isEmpty }
    let advice = key == "file" ? "; use --data for a cohort elsewhere" : ""
    faults.add(
      "\"\(key)\" may not leave the plan's folder, as \"\(file.text)\" does\(advice)",
      at: file.place)
    return false
  }

  /// Who is kept, step by step.
  static func population(_ plan: Fields) -> [PopulationStep] {
    guard let items = plan.written("population")?.items("a list of {keep: …, reason: …}") else {
      return []
    }
    return items.compactMap { item in
      let fields = Fields(item.node, of: "a population step", plan.faults)
      let isMapping = item.node.entries != nil
      let keep: FormulaText? = isMapping ? fields.require("keep", "the condition to stay") : nil
      let reason: String? = fields.read("reason")
      fields.finish()
      return keep.map {
        PopulationStep(keep: $0.source, reason: reason ?? "Not (\($0.source.text))")
      }
    }
  }
}
