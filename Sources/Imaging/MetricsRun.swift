public import Cohorts

/// From a folder of segmentations and a clinical table to a cohort, judged patient by patient.
public struct MetricsRun: Sendable {
  let options: MetricsOptions
  let clinical: ClinicalFile
  let records: [PatientRecord]
  let quality: CohortQuality

  /// Where the images are.
  public enum Images: Sendable {
    /// A folder with a folder, or files of one stem, for each patient.
    case folder(String)
    /// A CSV that names each patient's files.
    case table(String)
  }

  /// Reads and measures all patients of the clinical table.
  ///
  /// - Parameters:
  ///   - images: where the segmentations are.
  ///   - clinical: the path of the clinical table.
  ///   - options: what is asked for.
  ///   - progress: told before each patient: how many are done, how many there are, who is next.
  /// - Throws: all that cannot be read or understood, of all patients together.
  public init(
    _ images: Images, clinical path: String, options: MetricsOptions = MetricsOptions(),
    progress: (Int, Int, String) -> Void = { _, _, _ in }
  ) throws(Problems) {
    self.options = options
    let clinical = try ClinicalFile(path: path, name: path, options)
    let found: [PatientFiles]
    switch images {
    case .folder(let folder): found = try PatientFolder.read(folder)
    case .table(let table): found = try FileTable.read(table)
    }
    let byID = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let absent = clinical.patients.filter { byID[$0.id] == nil }
    if !absent.isEmpty, !options.allowsMissing {
      throw Problems(
        absent.map {
          Problem(
            "\($0.id) has no images; --allow-missing passes over such patients",
            at: Place(file: path, line: $0.line))
        })
    }
    var records: [PatientRecord] = []
    var problems: [Problem] = []
    for (done, patient) in clinical.patients.enumerated() {
      progress(done, clinical.patients.count, patient.id)
      do throws(Problems) {
        records.append(
          try PatientMeasurement.record(
            patient, byID[patient.id] ?? PatientFiles(id: patient.id),
            hasTumors: clinical.hasTumors, options))
      } catch { problems += error.all }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    let known = Set(clinical.patients.map(\.id))
    quality = CohortQuality(
      &records, onlyClinical: absent.map(\.id),
      onlyImages: found.filter { !known.contains($0.id) && !$0.isEmpty }.map(\.id))
    self.records = records
    self.clinical = clinical
  }

  /// The cohort as CSV.
  public var cohortCSV: String { CohortCSV(clinical, records, options).text }

  /// The quality record as JSON.
  public func qualityJSON(version: String) -> String {
    QualityJSON(run: self, version: version).text
  }

  /// Whether any patient lacks a metric or has a warning.
  public var hasFindings: Bool { records.contains { !$0.findings.isEmpty } }

  /// What holds for the whole cohort, in sentences.
  var notes: [String] {
    var notes: [String] = []
    switch options.psoas {
    case .iliopsoas:
      notes.append(
        "The muscle is TotalSegmentator's iliopsoas: psoas major and iliacus as one. At L3 only the "
          + "psoas is there, so areas are the psoas's; "
          + (options.psoasRange.map {
            "volumes are those from the upper end of \($0.upper) to the lower end of \($0.lower)."
          } ?? "volumes, and with them PMVI, include the iliacus."))
    case .psoasMajor:
      notes.append(
        "The muscle is TotalSegmentator's psoas major, which is segmented as far as L4."
          + (options.psoasRange.map {
            " Volumes are those from the upper end of \($0.upper) to the lower end of \($0.lower)."
          } ?? ""))
    }
    let rules = Set(records.compactMap { $0.view?.slice.rule.rawValue }).sorted()
    if !rules.isEmpty { notes.append("Slice through L3: " + rules.joined(separator: ", ") + ".") }
    if rules.count > 1 {
      notes.append(
        "The slice was chosen by different rules, since some patients have no vertebral body mask.")
    }
    if !clinical.hasTumors {
      notes.append(
        "TBS is not computed: the clinical file has no columns \(options.diameterColumn) and "
          + "\(options.lesionsColumn).")
    }
    if options.densityLevel != "L1" {
      notes.append("Bone density is that of \(options.densityLevel), as asked for, not of L1.")
    }
    return notes
  }
}
