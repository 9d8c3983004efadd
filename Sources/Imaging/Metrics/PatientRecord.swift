/// All that is known of a patient: the row, the numbers, and what was found wrong.
struct PatientRecord: Sendable {
  /// What was seen of the muscle and of L3, beyond the numbers.
  struct SliceView: Sendable {
    let slice: SliceThroughL3
    /// Both sides' area in cm² one slice nearer the head, and one nearer the feet.
    let above: Double
    let below: Double
  }

  let patient: ClinicalFile.Patient
  var values: [Metric: Double] = [:]
  var findings: [QualityFinding] = []
  /// Where a metric's number comes from, where it is not the masks.
  var origins: [Metric: String] = [:]
  var sources: [PatientScan.Source] = []
  var scan: PatientScan?
  var view: SliceView?
  var density: TrabecularDensity?
  var manifest: RunManifest?
  var others: [OtherTools.Value] = []

  init(_ patient: ClinicalFile.Patient) { self.patient = patient }

  /// Notes a rule that was met; the metrics lose their numbers where it says so.
  mutating func add(_ finding: QualityFinding) {
    guard !findings.contains(finding) else { return }
    findings.append(finding)
    if finding.rule.kind == .missing { for metric in finding.metrics { values[metric] = nil } }
  }

  mutating func add(
    _ rule: QualityRule, _ metrics: [Metric], _ detail: String, value: Double? = nil,
    threshold: Double? = nil
  ) {
    add(
      QualityFinding(
        rule: rule, metrics: metrics, detail: detail, value: value, threshold: threshold))
  }

  /// Sets a number unless a rule has taken it away.
  mutating func set(_ metric: Metric, _ value: Double?) {
    guard let value, value.isFinite, !isRefused(metric) else { return }
    values[metric] = value
  }

  /// Whether a rule says that a metric is missing.
  func isRefused(_ metric: Metric) -> Bool { refusal(of: metric) != nil }

  /// The first rule by which a metric is missing.
  func refusal(of metric: Metric) -> QualityFinding? {
    findings.first { $0.rule.kind == .missing && $0.metrics.contains(metric) }
  }

  /// The codes of the rules that were met, each once, in the order of the rules.
  var codes: [String] {
    let met = Set(findings.map(\.rule))
    return QualityRule.allCases.filter(met.contains).map(\.rawValue)
  }

  /// The metrics that are missing, by the names of their columns.
  func missing(_ options: MetricsOptions, hasTumors: Bool) -> [String] {
    Metric.allCases.filter { values[$0] == nil && (hasTumors || $0 != .tumorBurdenScore) }
      .map { $0.column(options) }
  }

  /// ok, warn, or the names of the metrics that are missing.
  func status(_ options: MetricsOptions, hasTumors: Bool) -> String {
    let missing = missing(options, hasTumors: hasTumors)
    if !missing.isEmpty { return "missing: " + missing.joined(separator: " ") }
    return findings.isEmpty ? "ok" : "warn"
  }
}
