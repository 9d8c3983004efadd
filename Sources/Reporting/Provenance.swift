import Analysis
import Cohorts

/// Where results come from: what was read and what made them; no clock and no path of a machine.
struct Provenance: Equatable, Sendable {
  /// The plan's file name, without folders.
  let plan: String
  /// The SHA-256 of the plan's bytes.
  let planDigest: String
  /// The cohort's file name, without folders.
  let data: String
  /// The SHA-256 of the cohort's bytes.
  let dataDigest: String
  /// The codebook, where the plan names one.
  let codebook: Codebook?
  /// The study's conventions.
  let conventions: Conventions
  /// The seeds of the random numbers that were drawn, by analysis.
  let seeds: [Seed]
  /// What a synthetic cohort was made to match.
  let synthetic: String?

  /// A data dictionary in a file of its own.
  struct Codebook: Equatable, Sendable {
    /// The file's name, without folders.
    let name: String
    /// The SHA-256 of its bytes.
    let digest: String
  }

  /// The seed of one analysis.
  struct Seed: Equatable, Sendable {
    /// The analysis.
    let analysis: String
    /// The seed of its generator.
    let value: Int
    /// How many replicates were drawn.
    let replicates: Int
  }

  /// The provenance of a study's results.
  init(_ results: StudyResults) {
    let study = results.study
    plan = Self.fileName(study.cohort.file.place.file)
    planDigest = results.planDigest
    data = results.cohort.fileName
    dataDigest = results.cohort.digest
    codebook = study.cohort.codebook.flatMap { file in
      results.codebookDigest.map { Codebook(name: Self.fileName(file.text), digest: $0) }
    }
    conventions = study.conventions
    synthetic = study.cohort.synthetic
    seeds = results.answers.compactMap(Self.seed)
  }

  /// The seed of an analysis whose random numbers gave a result.
  private static func seed(of answer: Answer) -> Seed? {
    if let random = randomTables(of: answer) {
      return Seed(
        analysis: answer.question.id, value: random.seed, replicates: random.replicates)
    }
    guard case .roc(let roc) = answer.question.verb else { return nil }
    let contexts = ["roc_partial_auc", "roc_at"] + (roc.interval == .bootstrap ? ["roc_auc"] : [])
    let isDrawn = answer.findings.contains {
      contexts.contains($0.context) && $0.statistic == "conf.low" && $0.isResult
    }
    guard isDrawn else { return nil }
    return Seed(analysis: answer.question.id, value: roc.seed, replicates: roc.replicates)
  }

  /// The random tables that gave a p-value of an answer.
  static func randomTables(of answer: Answer) -> MonteCarlo? {
    let isDrawn = answer.findings.contains {
      $0.context == TestKey.fisherExact.rawValue && $0.statistic == "p.value.std.error"
    }
    guard isDrawn else { return nil }
    return switch answer.question.verb {
    case .summarize(let verb): verb.monteCarlo
    case .compare(let verb): verb.monteCarlo
    case .crossTabulate(let verb): verb.monteCarlo
    default: nil
    }
  }

  /// The last part of a path.
  static func fileName(_ path: String) -> String {
    path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path
  }

  /// The object of results.json.
  var json: JSON {
    var pairs: [(String, JSON)] = [
      ("plan", .object([("file", .text(plan)), ("sha256", .text(planDigest))])),
      ("data", .object([("file", .text(data)), ("sha256", .text(dataDigest))])),
      (
        "conventions",
        .object(ConventionWords(conventions).entries.map { ($0.key, .text($0.value)) })
      ),
      ("seeds", .object(seeds.map { ($0.analysis, .integer($0.value)) })),
    ]
    if let codebook {
      pairs.insert(
        (
          "codebook",
          .object([("file", .text(codebook.name)), ("sha256", .text(codebook.digest))])
        ), at: 2)
    }
    if let synthetic { pairs.append(("synthetic", .text(synthetic))) }
    return .object(pairs)
  }
}
