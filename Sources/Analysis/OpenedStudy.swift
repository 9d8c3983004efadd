public import Cohorts
internal import Statistics

/// A plan and its cohort, both read without fault: what there is before anything is computed.
public struct OpenedStudy: Sendable {
  /// The plan.
  public let study: Study
  /// The cohort.
  public let cohort: Cohort
  /// The path of the codebook, where the plan names one.
  public let codebookFile: String?
  private let planDigest: String
  private let codebook: ReadCodebook?

  /// Reads a plan's bytes, and the cohort that it names.
  ///
  /// - Parameters:
  ///   - plan: the bytes of the plan.
  ///   - planFile: the plan's path as the user typed it; messages use it.
  ///   - dataFile: a cohort to take instead of the plan's.
  ///   - inspecting: whether all of the file is read for ``DataQuality``, asked for or not.
  ///   - progress: who hears how far the reading of the cohort is.
  /// - Throws: every problem of the plan, or of the data, together.
  public init(
    plan: [UInt8], planFile: String, dataFile: String?, inspecting: Bool = false,
    progress: (any ReadingProgress)? = nil
  ) throws(Problems) {
    try self.init(plan, planFile, dataFile, inspecting, progress) { request throws(Problems) in
      nil
    }
  }

  /// Reads a plan's bytes, and the cohort that it names from a file that may be parsed already.
  ///
  /// - Parameter cache: the file that was parsed last.
  public init(
    plan: [UInt8], planFile: String, dataFile: String?, cache: inout CohortFileCache
  ) throws(Problems) {
    var files = cache
    defer { cache = files }
    try self.init(plan, planFile, dataFile, false, nil) { request throws(Problems) in
      try files.file(
        path: request.file, name: request.fileName, declaration: request.declaration)
    }
  }

  private init(
    _ plan: [UInt8], _ planFile: String, _ dataFile: String?, _ inspecting: Bool,
    _ progress: (any ReadingProgress)?, _ parsed: (CohortRequest) throws(Problems) -> CohortFile?
  ) throws(Problems) {
    let folder = PlanFolder(planFile: planFile)
    var read: ReadCodebook?
    study = try PlanReader.read(plan, fileName: planFile) { name throws(Problems) in
      let path = try folder.checkedPath(of: name, instead: "put a copy there")
      let bytes = try FileBlocks.bytes(path: path, name: path, at: name.place)
      read = ReadCodebook(path, bytes)
      return (bytes, path)
    }
    (codebook, codebookFile) = (read, read?.path)
    let file: String
    if let dataFile {
      file = dataFile
    } else {
      file = try folder.checkedPath(
        of: study.cohort.file, instead: "use --data for a cohort elsewhere")
    }
    var request = CohortRequest(
      file: file, fileName: file, declaration: study.cohort, variables: study.variables,
      outcomes: study.outcomes, population: study.population, used: study.names,
      conditions: study.questions.compactMap(\.subset), printed: study.printed)
    request.looksForRepeatedRows = inspecting || study.showsQuality
    // Fragility names patients by their rows, and draws permutations of these.
    request.mayCountRecords = !study.questions.contains(where: \.asksFragility)
    request.notes = study.dictionaryNotes
    let rule = cutPoints(by: study.conventions)
    var cohort: Cohort
    if let file = (try? parsed(request)) ?? nil {
      cohort = try Cohort.read(request, from: file, cutPoints: rule)
    } else {
      cohort = try Cohort.read(request, cutPoints: rule, progress: progress)
    }
    cohort.add(MixedUnits.all(in: cohort, of: study).map { $0.echo(in: cohort) })
    self.cohort = cohort
    var binding = Binding(cohort: cohort)
    for question in study.questions { binding.check(question) }
    guard binding.problems.isEmpty else { throw Problems(binding.problems) }
    var digest = SHA256()
    digest.update(plan)
    planDigest = digest.hexadecimal()
  }

  /// What the checks find that need no results.
  public var checks: CheckList { CheckList(study, cohort) }

  /// Answers every question.
  ///
  /// - Throws: paths of prose and of published values that select no number, or several.
  public func results() throws(Problems) -> StudyResults {
    // The questions of a small cohort share the cores; of a large one each takes them all.
    let isLarge = cohort.count >= 2 * Cores.block
    let answer = { @Sendable [study, cohort] index in study.questions[index].answer(in: cohort) }
    let count = study.questions.count
    let answers = isLarge ? (0..<count).map(answer) : Cores.parts(count, answer)
    let results = StudyResults(
      study: study, cohort: cohort, answers: answers, planDigest: planDigest,
      codebookDigest: codebook?.digest)
    let problems = results.unresolvedPaths
    guard problems.isEmpty else { throw Problems(problems) }
    return results
  }
}

/// A codebook that was read.
private struct ReadCodebook {
  let path: String
  let digest: String

  init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    var digest = SHA256()
    digest.update(bytes)
    self.digest = digest.hexadecimal()
  }
}

/// How data-driven cut points are found: by the quantiles of the study's conventions.
private func cutPoints(
  by conventions: Conventions
) -> @Sendable (CutPoints, [Double]) -> [Double] {
  { cut, values in
    let shares: [Double] =
      switch cut {
      case .at: []
      case .median: [0.5]
      case .tertiles: [1.0 / 3, 2.0 / 3]
      case .quartiles: [0.25, 0.5, 0.75]
      }
    guard let type = QuantileType(rawValue: conventions.quantileType),
      let summary = try? Summary(Sample(values))
    else { return [] }
    return shares.compactMap { summary.quantile($0, type: type) }
  }
}
