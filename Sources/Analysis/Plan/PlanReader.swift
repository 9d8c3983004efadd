public import Cohorts

/// Reads a plan, `study.yml`, into a study.
///
/// YAML only composes the plan's tree: every scalar and key is the text that was written, and the
/// key it stands under decides what it means. Anchors, aliases, merge keys, tags, duplicate keys
/// and several documents are refused. All problems are reported together.
public enum PlanReader {
  /// The study that a plan's bytes describe.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - fileName: the file's name, for the places of problems.
  ///   - codebook: gives the codebook that the plan names.
  /// - Throws: everything that is wrong, each with line and column.
  public static func read(
    _ bytes: [UInt8], fileName: String, codebook: CodebookLoader = noCodebook
  ) throws(Problems) -> Study {
    let faults = Faults()
    let text = try PlanText(bytes, fileName: fileName)
    let root = try PlanComposer.compose(text, faults)
    let study = study(Fields(root, of: "the plan", faults), codebook)
    guard let study, faults.all.isEmpty else { throw Problems(faults.all, kind: faults.kind) }
    return study
  }

  /// Refuses any codebook.
  public static func noCodebook(_ file: SourceText) throws(Problems) -> (
    bytes: [UInt8], name: String
  ) {
    throw Problems([Problem("a codebook cannot be read here", at: file.place)])
  }

  private static func study(_ plan: Fields, _ load: CodebookLoader) -> Study? {
    let about = plan.written("study")
    let cohort = cohort(plan)
    var study = Study(title: "Untitled study", cohort: cohort)
    if let about { head(about, &study) }
    study.population = population(plan)
    (study.variables, study.dictionaryNotes) = variables(
      plan, of: cohort, codebook(cohort, plan.faults, load))
    study.outcomes = outcomes(plan)
    study.conventions = conventions(plan.written("conventions"), over: study.conventions)
    study.questions = questions(plan, of: study)
    study.waivers = waivers(plan)
    if let report = plan.written("report") {
      let fields = Fields(report.node, of: "report", plan.faults)
      fields.read("style", into: &study.style)
      fields.read("sentences", into: &study.sentences)
      fields.read("checklists", into: &study.checklists)
      fields.read("marker", into: &study.markers)
      fields.read("flow", into: &study.showsFlow)
      fields.read("quality", into: &study.showsQuality)
      fields.finish()
    }
    plan.finish()
    References.check(study, plan.faults)
    return study
  }

  private static func head(_ written: Written, _ study: inout Study) {
    let fields = Fields(written.node, of: "study", written.faults)
    fields.read("title", into: &study.title)
    fields.read("citation", into: &study.citation)
    fields.read("design", into: &study.design)
    study.arm = fields.name("arm")
    if study.design == .randomised, study.arm == nil {
      fields.lack("\"arm\": the variable that holds the arms, since it was randomised")
    } else if study.design != .randomised, let arm = study.arm {
      written.faults.add("\"arm\" needs \"design: randomised\"", at: arm.place)
    }
    fields.finish()
  }
}
