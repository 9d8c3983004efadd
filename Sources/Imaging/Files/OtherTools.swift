internal import Cohorts

/// What other tools' result files hold, by a documented mapping of their names.
///
/// Their methods are not those of this module: each value keeps a name of its own, and none stands
/// in for a metric that could not be computed.
struct OtherTools: Equatable, Sendable {
  /// A value with the column it goes to.
  struct Value: Equatable, Sendable {
    let column: String
    let value: Double
    /// The name in the tool's file.
    let source: String
  }

  /// All columns, in the order of the table.
  static let columns = [
    "spine_report_l1_hu", "spine_report_l1_hu_median", "spine_report_l1_volume_cm3",
    "spine_report_l1_height_difference", "boa_iliopsoas_left_cm3", "boa_iliopsoas_right_cm3",
    "boa_l3_muscle_cm3", "comp2comp_l1_roi_hu", "comp2comp_l1_seg_hu",
    "comp2comp_l3_muscle_area_cm2", "comp2comp_l3_muscle_hu",
  ]

  /// TotalSegmentator's spine_report.json: means of the vertebral body eroded by 4 mm.
  static func spineReport(_ root: JSONValue) -> [Value] {
    numbers(
      root["results"],
      [
        ("vertebrae_L1_intensity", "spine_report_l1_hu"),
        ("vertebrae_L1_intensity_median", "spine_report_l1_hu_median"),
        ("vertebrae_L1_volume_ml", "spine_report_l1_volume_cm3"),
        ("vertebrae_L1_height_difference", "spine_report_l1_height_difference"),
      ])
  }

  /// BOA's total-measurements.json: TotalSegmentator's structures, in mL.
  static func boaTotal(_ root: JSONValue) -> [Value] {
    var values: [Value] = []
    for side in ["left", "right"] {
      let entry = root["segmentations"]?["total"]?["iliopsoas_\(side)"]
      guard entry?["present"]?.bool == true, let volume = entry?["volume_ml"]?.number,
        volume.isFinite
      else { continue }
      values.append(
        Value(
          column: "boa_iliopsoas_\(side)_cm3", value: volume,
          source: "segmentations.total.iliopsoas_\(side).volume_ml"))
    }
    return values
  }

  /// BOA's bca-measurements.json: the muscle of the whole slab of L3, in mL.
  static func boaComposition(_ root: JSONValue) -> [Value] {
    let muscle = root["aggregated"]?["l3"]?["measurements"]?["muscle"]
    guard let volume = muscle?.number, volume.isFinite else { return [] }
    return [
      Value(
        column: "boa_l3_muscle_cm3", value: volume, source: "aggregated.l3.measurements.muscle")
    ]
  }

  /// Comp2Comp's CSV files: one row for each level.
  static func comp2comp(_ table: CSVTable) -> [Value] {
    guard let level = table.header.firstIndex(of: "Level") else { return [] }
    let mapping = [
      ("L1", "ROI HU", "comp2comp_l1_roi_hu"), ("L1", "Seg HU", "comp2comp_l1_seg_hu"),
      ("L3", "Muscle CSA (cm^2)", "comp2comp_l3_muscle_area_cm2"),
      ("L3", "Muscle HU", "comp2comp_l3_muscle_hu"),
    ]
    var values: [Value] = []
    for (name, column, target) in mapping {
      guard let place = table.header.firstIndex(of: column),
        let row = table.rows.first(where: { $0.cells[level] == name }),
        let value = Double(row.cells[place]), value.isFinite
      else { continue }
      values.append(Value(column: target, value: value, source: "\(name), \(column)"))
    }
    return values
  }

  private static func numbers(_ root: JSONValue?, _ names: [(String, String)]) -> [Value] {
    var values: [Value] = []
    for (name, column) in names {
      if let value = root?[name]?.number, value.isFinite,
        !(value == 0 && name.contains("intensity"))
      {
        values.append(Value(column: column, value: value, source: name))
      }
    }
    return values
  }
}
