internal import Cohorts

/// Measures one patient: from files and clinical row to numbers and findings.
struct PatientMeasurement {
  private let files: PatientFiles
  private let options: MetricsOptions
  private var record: PatientRecord
  private var statistics: StatisticsFile?

  /// - Throws: that a file cannot be read or understood.
  static func record(
    _ patient: ClinicalFile.Patient, _ files: PatientFiles, hasTumors: Bool,
    _ options: MetricsOptions
  ) throws(Problems) -> PatientRecord {
    var measurement = PatientMeasurement(patient, files, options)
    try measurement.readTexts()
    try measurement.readScan()
    measurement.judgeHeight()
    if hasTumors { measurement.measureTumors() }
    if measurement.record.scan != nil {
      measurement.measureMasks()
    } else {
      measurement.measureStatistics()
    }
    measurement.divideByHeight()
    return measurement.record
  }

  private init(
    _ patient: ClinicalFile.Patient, _ files: PatientFiles, _ options: MetricsOptions
  ) {
    (self.files, self.options) = (files, options)
    record = PatientRecord(patient)
  }

  // MARK: - Files

  private mutating func readTexts() throws(Problems) {
    do throws(Problem) {
      if let bytes = try read(files.statistics, "statistics") {
        statistics = try StatisticsFile(bytes, fileName: files.statistics?.name ?? "")
      }
      if let bytes = try read(files.manifest, "report") {
        record.manifest = try RunManifest(bytes, fileName: files.manifest?.name ?? "")
      }
      for role in PatientFiles.Role.allCases {
        guard let file = files.others[role], let bytes = try read(file, role.rawValue) else {
          continue
        }
        record.others += try Self.values(role, bytes, file.name)
      }
    } catch { throw Problems([error]) }
    if record.manifest?.isFast == true {
      record.add(.fastModel, Metric.ofVolume, files.manifest?.name ?? "")
    }
  }

  private static func values(
    _ role: PatientFiles.Role, _ bytes: [UInt8], _ name: String
  ) throws(Problem) -> [OtherTools.Value] {
    switch role {
    case .spineReport: return OtherTools.spineReport(try JSONValue.read(bytes, fileName: name))
    case .boaTotal: return OtherTools.boaTotal(try JSONValue.read(bytes, fileName: name))
    case .boaComposition:
      return OtherTools.boaComposition(try JSONValue.read(bytes, fileName: name))
    case .comp2compSpine, .comp2compMuscle:
      do throws(Problems) {
        return OtherTools.comp2comp(try CSVTable(bytes, fileName: name))
      } catch {
        throw error.all.first ?? Problem("cannot be read", at: Place(file: name))
      }
    }
  }

  private mutating func read(_ file: ImageFile?, _ role: String) throws(Problem) -> [UInt8]? {
    guard let file else { return nil }
    do throws(Problems) {
      let bytes = try file.bytes()
      var digest = SHA256()
      digest.update(bytes)
      record.sources.append(.init(role: role, file: file.name, sha256: digest.hexadecimal()))
      return bytes
    } catch {
      throw error.all.first ?? Problem("cannot be read", at: Place(file: file.name))
    }
  }

  private mutating func readScan() throws(Problems) {
    guard let scan = try PatientScan.read(files, manifest: record.manifest, options) else { return }
    record.sources += scan.sources
    for finding in scan.findings { record.add(finding) }
    record.scan = scan
  }

  // MARK: - The clinical row

  /// The heights that a grown patient may have, in metres.
  private static let heights = 1.2...2.2
  /// A diameter above this looks like millimetres, in cm.
  private static let largestDiameter = 20.0

  private mutating func judgeHeight() {
    let metrics: [Metric] = [.psoasMuscleVolumeIndex, .psoasMuscleIndex]
    guard let height = record.patient.height else {
      return record.add(.heightMissing, metrics, "line \(record.patient.line) has no height")
    }
    if !Self.heights.contains(height) {
      record.add(
        .heightImplausible, metrics, "\(Decimal.short(height)) m", value: height,
        threshold: height < 1.2 ? 1.2 : 2.2)
    }
  }

  /// TBS = √(d² + n²), d the largest diameter in cm and n the number of lesions (Sasaki
  /// et al., Annals of Surgery 2018).
  private mutating func measureTumors() {
    let metrics = [Metric.tumorBurdenScore]
    guard let diameter = record.patient.diameter, let lesions = record.patient.lesions else {
      let what = record.patient.diameter == nil ? "diameter" : "number of lesions"
      return record.add(.tumorMissing, metrics, "line \(record.patient.line) has no \(what)")
    }
    if diameter > Self.largestDiameter {
      record.add(
        .diameterMillimetres, metrics, "\(Decimal.short(diameter)) cm", value: diameter,
        threshold: Self.largestDiameter)
    }
    if diameter <= 0 {
      record.add(
        .diameterNotPositive, metrics, "\(Decimal.short(diameter)) cm", value: diameter,
        threshold: 0)
    }
    if lesions < 1 || lesions != lesions.rounded() {
      record.add(.lesionsNotInteger, metrics, Decimal.short(lesions), value: lesions, threshold: 1)
    }
    record.set(.tumorBurdenScore, (diameter * diameter + lesions * lesions).squareRoot())
  }

  /// PMVI = (left + right) in cm³ / height³; PMI = (left + right) in cm² / height², heights in m.
  private mutating func divideByHeight() {
    guard let height = record.patient.height else { return }
    if let left = record.values[.psoasVolumeLeft], let right = record.values[.psoasVolumeRight] {
      record.set(.psoasMuscleVolumeIndex, (left + right) / (height * height * height))
    }
    if let left = record.values[.psoasAreaLeft], let right = record.values[.psoasAreaRight] {
      record.set(.psoasMuscleIndex, (left + right) / (height * height))
    }
  }

  // MARK: - Masks

  private mutating func measureMasks() {
    guard let scan = record.scan else { return }
    record.judgeGrid(scan)
    record.judgeHounsfield(scan, hasStatistics: statistics != nil)
    record.judgeVertebrae(scan)
    if let statistics { record.compare(statistics, with: scan) }
    let sides = ["left", "right"].map { "\(options.psoas.rawValue)_\($0)" }
    if let statistics, options.psoasRange == nil, sides.allSatisfy({ !scan.known.contains($0) }),
      sides.contains(where: { statistics.entries[$0] != nil })
    {
      takeVolumes(statistics)
    } else {
      record.measureVolumes(scan, options)
    }
    record.measureSlice(scan, options)
    record.measureBone(scan, options)
    if !scan.hasValues, files.scan == nil, let statistics { takeDensity(statistics) }
    for value in record.others where value.column == "spine_report_l1_height_difference" {
      if value.value > 0.2, options.densityLevel == "L1" {
        record.add(
          .deformed, Metric.ofTrabecularBone, "\(Decimal.short(value.value)) in the spine report",
          value: value.value, threshold: 0.2)
      }
    }
  }

  // MARK: - statistics.json alone

  private mutating func measureStatistics() {
    guard let statistics else {
      return record.add(
        .noImages, Metric.allCases.filter { $0 != .tumorBurdenScore },
        "no mask, label file or statistics.json")
    }
    record.add(
      .noMasks, Metric.ofSlice + Metric.ofTrabecularBone, "areas and bone need masks")
    if options.psoasRange != nil {
      record.add(.noMasks, Metric.ofVolume, "a volume between two levels needs masks")
    }
    takeVolumes(statistics)
    takeDensity(statistics)
  }

  /// The muscle's volumes as the file has them, from mm³ to cm³.
  private mutating func takeVolumes(_ statistics: StatisticsFile) {
    let sides: [(String, Metric)] = [("left", .psoasVolumeLeft), ("right", .psoasVolumeRight)]
    for (side, metric) in sides {
      let name = "\(options.psoas.rawValue)_\(side)"
      let metrics = [metric, .psoasMuscleVolumeIndex]
      guard let entry = statistics.entries[name] else {
        record.add(.psoasAbsent, metrics, "\(name) is not in statistics.json")
        continue
      }
      if entry.isMissing { record.add(.statsZero, metrics, name) }
      record.set(metric, entry.volume / 1000)
      record.origins[metric] = "statistics.json"
    }
    record.judgeSides(.psoasVolumeLeft, .psoasVolumeRight, "volumes")
  }

  /// The mean HU of the whole vertebra as the file has it.
  private mutating func takeDensity(_ statistics: StatisticsFile) {
    let bone = "vertebrae_\(options.densityLevel)"
    if statistics.isNormalised {
      record.add(.statsNormalised, [.wholeVertebraDensity], bone)
    } else if let entry = statistics.entries[bone], !entry.isMissing {
      record.set(.wholeVertebraDensity, entry.intensity)
      record.origins[.wholeVertebraDensity] = "statistics.json"
    } else {
      let isZero = statistics.entries[bone] != nil
      record.add(isZero ? .statsZero : .l1Absent, [.wholeVertebraDensity], bone)
    }
  }
}
