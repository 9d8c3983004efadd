/// A number that is measured for each patient, a column of cohort.csv.
enum Metric: Int, CaseIterable, Hashable, Sendable {
  case psoasVolumeLeft
  case psoasVolumeRight
  case psoasMuscleVolumeIndex
  case psoasAreaLeft
  case psoasAreaRight
  case psoasMuscleIndex
  case sliceHeight
  case averagePsoasDensity
  case trabecularDensity
  case trabecularDeviation
  case trabecularVoxels
  case wholeVertebraDensity
  case tumorBurdenScore

  /// The name of its column; the density of another vertebra than L1 says so.
  func column(_ options: MetricsOptions) -> String {
    let level = options.densityLevel.lowercased()
    return switch self {
    case .psoasVolumeLeft: "psoas_volume_left_cm3"
    case .psoasVolumeRight: "psoas_volume_right_cm3"
    case .psoasMuscleVolumeIndex: "pmvi"
    case .psoasAreaLeft: "psoas_area_left_cm2"
    case .psoasAreaRight: "psoas_area_right_cm2"
    case .psoasMuscleIndex: "pmi"
    case .sliceHeight: "l3_z_mm"
    case .averagePsoasDensity: "huac"
    case .trabecularDensity: level + "_hu"
    case .trabecularDeviation: level + "_hu_sd"
    case .trabecularVoxels: level + "_voxels"
    case .wholeVertebraDensity: level + "_label_hu"
    case .tumorBurdenScore: "tbs"
    }
  }

  /// Its name above a column of the quality page.
  func heading(_ options: MetricsOptions) -> String {
    let level = options.densityLevel
    return switch self {
    case .psoasVolumeLeft: "Volume, left"
    case .psoasVolumeRight: "Volume, right"
    case .psoasMuscleVolumeIndex: "PMVI"
    case .psoasAreaLeft: "Area, left"
    case .psoasAreaRight: "Area, right"
    case .psoasMuscleIndex: "PMI"
    case .sliceHeight: "L3, z"
    case .averagePsoasDensity: "HUAC"
    case .trabecularDensity: "\(level) bone"
    case .trabecularDeviation: "SD"
    case .trabecularVoxels: "Voxels"
    case .wholeVertebraDensity: "\(level), whole"
    case .tumorBurdenScore: "TBS"
    }
  }

  /// Its unit as a plan writes it; empty for a bare number.
  var unit: String {
    switch self {
    case .psoasVolumeLeft, .psoasVolumeRight: "cm3"
    case .psoasMuscleVolumeIndex: "cm3/m3"
    case .psoasAreaLeft, .psoasAreaRight: "cm2"
    case .psoasMuscleIndex: "cm2/m2"
    case .sliceHeight: "mm"
    case .averagePsoasDensity, .trabecularDensity, .trabecularDeviation, .wholeVertebraDensity: "HU"
    case .trabecularVoxels, .tumorBurdenScore: ""
    }
  }

  /// The decimals in which the quality page shows it.
  var decimals: Int {
    switch self {
    case .trabecularVoxels: 0
    case .psoasAreaLeft, .psoasAreaRight, .psoasMuscleIndex, .tumorBurdenScore: 2
    default: 1
    }
  }

  /// Those that are computed from HU.
  static let ofHounsfield: [Metric] = [
    .averagePsoasDensity, .trabecularDensity, .trabecularDeviation, .trabecularVoxels,
    .wholeVertebraDensity,
  ]

  /// Those of the eroded vertebral body.
  static let ofTrabecularBone: [Metric] = [
    .trabecularDensity, .trabecularDeviation, .trabecularVoxels,
  ]

  /// Those of the slice through L3.
  static let ofSlice: [Metric] = [
    .psoasAreaLeft, .psoasAreaRight, .psoasMuscleIndex, .sliceHeight, .averagePsoasDensity,
  ]

  /// Those of the muscle's volume.
  static let ofVolume: [Metric] = [.psoasVolumeLeft, .psoasVolumeRight, .psoasMuscleVolumeIndex]

  /// The numbers by which patients are compared with each other.
  static let primary: [Metric] = [
    .psoasMuscleVolumeIndex, .psoasMuscleIndex, .averagePsoasDensity, .trabecularDensity,
    .wholeVertebraDensity, .tumorBurdenScore,
  ]

  /// All columns that metrics writes.
  static func columns(_ options: MetricsOptions) -> [String] {
    allCases.map { $0.column(options) } + ["psoas_structure", "qc_status", "qc_codes"]
      + OtherTools.columns
  }
}
