/// The rules by which patients and metrics are judged, by the codes that stand in cohort.csv.
enum QualityRule: String, CaseIterable, Hashable, Sendable {
  // A metric is missing.
  case psoasTouchesEdge = "PSOAS_TOUCHES_EDGE"
  case psoasAbsent = "PSOAS_ABSENT"
  case psoasOneSide = "PSOAS_ONE_SIDE"
  case rangeAbsent = "RANGE_ABSENT"
  case l3Absent = "L3_ABSENT"
  case l3Cut = "L3_CUT"
  case l3FewSlices = "L3_FEW_SLICES"
  case l1Absent = "L1_ABSENT"
  case l1Cut = "L1_CUT"
  case bodyAbsent = "BODY_ABSENT"
  case roiTooSmall = "ROI_TOO_SMALL"
  case statsZero = "STATS_ZERO"
  case statsNormalised = "STATS_NORMALISED"
  case noImages = "NO_IMAGES"
  case noMasks = "NO_MASKS"
  case noScan = "NO_CT"
  case notHounsfield = "NOT_HU"
  case shapeMismatch = "SHAPE_MISMATCH"
  case affineMismatch = "AFFINE_MISMATCH"
  case pixdimMismatch = "PIXDIM_AFFINE_MISMATCH"
  case heightMissing = "HEIGHT_MISSING"
  case heightImplausible = "HEIGHT_IMPLAUSIBLE"
  case tumorMissing = "TUMOR_MISSING"
  case diameterMillimetres = "DIAMETER_LOOKS_MM"
  case diameterNotPositive = "DIAMETER_NOT_POSITIVE"
  case lesionsNotInteger = "LESIONS_NOT_INTEGER"
  // A warning.
  case thickSlice = "THICK_SLICE"
  case tilted = "TILTED"
  case formsDiffer = "QFORM_SFORM_DIFFER"
  case noForms = "NO_FORMS"
  case noUnit = "NO_UNIT"
  case fastModel = "FAST_MODEL"
  case firstVersion = "V1_ORDER"
  case vertebraOrder = "VERTEBRA_ORDER"
  case vertebraMixed = "VERTEBRA_MIXED"
  case vertebraSize = "VERTEBRA_SIZE"
  case unnamedLabel = "UNNAMED_LABEL"
  case phaseMixed = "PHASE_MIXED"
  case voltageMixed = "KVP_MIXED"
  case leftRightRatio = "LEFT_RIGHT_RATIO"
  case metal = "METAL"
  case deformed = "HEIGHT_DIFFERENCE"
  case statsMaskDiffer = "STATS_MASK_DIFFER"
  case includesIliacus = "INCLUDES_ILIACUS"
  case outlier = "OUTLIER"

  /// How much follows from a rule.
  enum Kind: String, Sendable {
    /// Metrics are missing.
    case missing
    /// Something to look at; every number stands.
    case warning
  }

  /// What follows from it.
  var kind: Kind {
    let first = Self.allCases.firstIndex(of: .thickSlice) ?? 0
    return (Self.allCases.firstIndex(of: self) ?? 0) < first ? .missing : .warning
  }

  /// What it says of all patients that it meets.
  var meaning: String {
    switch self {
    case .psoasTouchesEdge: "the muscle ends within three voxels of the scan's edge"
    case .psoasAbsent: "the muscle is not segmented"
    case .psoasOneSide: "the muscle is segmented on one side only"
    case .rangeAbsent: "a vertebra that bounds the volume is not whole in the scan"
    case .l3Absent: "L3 is not segmented"
    case .l3Cut: "L3 ends within three voxels of the scan's edge"
    case .l3FewSlices: "fewer than three slices lie in L3"
    case .l1Absent: "the vertebra of the density is not segmented"
    case .l1Cut: "the vertebra of the density ends within three voxels of the scan's edge"
    case .bodyAbsent:
      "no vertebral body is segmented (task vertebrae_body), so bone density is not measured"
    case .roiTooSmall: "what is left of the vertebral body is below 200 voxels or 1 cm³"
    case .statsZero: "statistics.json has 0: absent, or within three voxels of the edge"
    case .statsNormalised:
      "the intensities of statistics.json lie between 0 and 1, so they are not HU"
    case .noImages: "there are no files for this patient"
    case .noMasks: "there is a statistics.json, but no mask to measure in"
    case .noScan: "there is no CT, so nothing is measured in HU"
    case .notHounsfield: "the image's values are not HU"
    case .shapeMismatch: "two files have different numbers of voxels"
    case .affineMismatch: "two files place their voxels differently, by more than 0.001 mm"
    case .pixdimMismatch: "the header gives two sizes of a voxel"
    case .heightMissing: "the clinical file has no height"
    case .heightImplausible: "the height is outside 1.2 to 2.2 m"
    case .tumorMissing: "the clinical file has no diameter or no number of lesions"
    case .diameterMillimetres: "the diameter is above 20 cm; it looks like millimetres"
    case .diameterNotPositive: "the diameter is not above 0"
    case .lesionsNotInteger: "the number of lesions is no whole number from 1"
    case .thickSlice: "slices are thicker than 5 mm"
    case .tilted: "slices are tilted by more than 10 degrees; areas are those of the stored slice"
    case .formsDiffer: "the header's two matrices differ; the sform is used"
    case .noForms:
      "the header does not say how the patient lies; the first axis is taken to lead to the left"
    case .noUnit: "the header names no unit of length; mm are taken"
    case .fastModel: "a model of 3 or 6 mm made the masks"
    case .firstVersion:
      "the labels are those of TotalSegmentator 1; the names in the header are used"
    case .vertebraOrder: "the vertebrae do not follow each other in order, 20 to 50 mm apart"
    case .vertebraMixed: "a vertebra consists of two parts of more than a tenth of it each"
    case .vertebraSize:
      "a vertebra is outside 20 to 90 mL, or differs by more than 40% from its neighbour"
    case .unnamedLabel: "a label of the file has no name in its header"
    case .phaseMixed: "the cohort mixes contrast phases"
    case .voltageMixed: "the cohort mixes tube voltages"
    case .leftRightRatio: "left over right is outside 0.67 to 1.5"
    case .metal: "above 800 HU or a deviation above 120 HU in the bone: metal, cement or sclerosis"
    case .deformed: "the vertebra's heights differ by more than a fifth, as after a fracture"
    case .statsMaskDiffer: "masks and statistics.json differ by more than 0.0001 of the volume"
    case .includesIliacus:
      "no femur or hip is segmented, so part of the iliacus may lie outside the scan"
    case .outlier: "more than 3.5 scaled median deviations from the median of the same sex"
    }
  }
}

/// A rule that a patient met, with the numbers that triggered it.
struct QualityFinding: Equatable, Sendable {
  let rule: QualityRule
  /// The metrics that are missing for it, or that it warns about.
  let metrics: [Metric]
  /// The numbers, in a sentence.
  let detail: String
  /// The number that triggered it, where one did.
  var value: Double?
  /// What it was held against.
  var threshold: Double?
}
