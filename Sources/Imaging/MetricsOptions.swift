/// What `reprise metrics` is asked for; each choice is written into qc.json.
public struct MetricsOptions: Equatable, Sendable {
  /// Which muscle the volumes and areas are of.
  public enum Psoas: String, CaseIterable, Sendable {
    /// Psoas major and iliacus as one, down to the lesser trochanter: task `total`.
    case iliopsoas
    /// The psoas major alone, as far as L4: task `abdominal_muscles`.
    case psoasMajor = "psoas_major"
  }

  /// Which slice of L3 the areas are of.
  public enum SliceRule: String, CaseIterable, Sendable {
    /// `bodyCentroid` where the vertebral body is segmented, else `centroid`.
    case auto
    /// The slice nearest the centroid of L3's vertebral body.
    case bodyCentroid = "body-centroid"
    /// The slice nearest the centroid of L3's label, arch and processes included.
    case centroid
    /// The middle of the label's extent.
    case extent
    /// The mean over all slices of the label.
    case mean
  }

  /// The unit of the heights.
  public enum HeightUnit: String, CaseIterable, Sendable {
    /// Metres.
    case m
    /// Centimetres.
    case cm
  }

  /// The vertebrae between which a volume may be clipped, from the head down.
  public static let levels = ["T11", "T12", "L1", "L2", "L3", "L4", "L5"]

  /// The tasks whose labels are known by their numbers.
  public static var tasks: [String] { TaskLabels.allCases.map(\.rawValue) }

  /// The muscle.
  public var psoas = Psoas.iliopsoas
  /// The first and last level of the volume; `nil` for the whole muscle.
  public var psoasRange: (upper: String, lower: String)?
  /// The slice.
  public var sliceRule = SliceRule.auto
  /// The vertebra whose density is measured: L1 unless told otherwise.
  public var densityLevel = "L1"
  /// The column of patients' identifiers; `nil` for `id` or `patient_id`.
  public var idColumn: String?
  /// The column of heights; `nil` for `height_m`, `height_cm` or `height`.
  public var heightColumn: String?
  /// Their unit; `nil` for the one in the column's name.
  public var heightUnit: HeightUnit?
  /// The column of the largest diameter, in cm unless its name ends in mm.
  public var diameterColumn = "max_diameter_cm"
  /// The column of the number of lesions.
  public var lesionsColumn = "n_lesions"
  /// The task that made label files without names.
  public var task: String?
  /// Whether patients without images are passed over.
  public var allowsMissing = false

  /// The defaults.
  public init() {}

  /// Whether two sets of options ask the same.
  public static func == (a: MetricsOptions, b: MetricsOptions) -> Bool {
    a.described.map(\.1) == b.described.map(\.1)
  }

  /// The options by their names, for qc.json.
  var described: [(String, String)] {
    [
      ("psoas", psoas.rawValue),
      ("psoas_range", psoasRange.map { "\($0.upper)-\($0.lower)" } ?? "whole"),
      ("l3_slice", sliceRule.rawValue), ("density_level", densityLevel),
      ("task", task ?? "from the label names"),
    ]
  }

  /// The muscle and its range in words: "iliopsoas", "iliopsoas L1-L5".
  var structure: String {
    psoas.rawValue + (psoasRange.map { " \($0.upper)-\($0.lower)" } ?? "")
  }

  /// The structures that are counted.
  var structures: [String] {
    var names = ["left", "right"].map { "\(psoas.rawValue)_\($0)" }
    names += Self.levels.map { "vertebrae_\($0)" }
    names += ["vertebrae_body", "femur_left", "femur_right", "hip_left", "hip_right", "liver"]
    return names
  }

  /// Those whose voxels are kept: all whose shape or outline is asked for.
  func keepsVoxels(_ structure: String) -> Bool {
    structure.hasPrefix("vertebrae_") || structure.hasPrefix(psoas.rawValue)
  }
}
