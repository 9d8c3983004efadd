@testable import Imaging

/// A patient of boxes whose volumes, areas and HU are counted by hand.
///
/// The grid is 30 × 30 × 90 voxels of 3 × 1.5 × 3 mm (13.5 mm³, 4.5 mm² in a slice). From the feet:
/// L5 fills z 8…19, L4 20…31, L3 32…43, L2 44…55, L1 56…67, T12 68…79. A vertebral body is x 9…20,
/// y 12…26 (12 × 15 × 12 = 2160 voxels, 29.16 cm³); L3 has a process of 6 × 7 × 8 voxels behind and
/// below it. The muscles run from z 4 to 75 and grow towards the feet: their depth is 16 − ⌊z / 6⌋,
/// their width 3 (left) and 4 (right).
///
/// - Voxels of a muscle: Σ (16 − ⌊z/6⌋) over z 4…75 is 72 · 16 − (6 · (1 + … + 11) + 4 · 12)
///   = 1152 − 444 = 708; left 3 · 708 = 2124, right 4 · 708 = 2832.
/// - Centroids of L3: body 37.5, label (2160 · 37.5 + 336 · 27.5) / 2496 = 36.154, middle of the
///   extent (24 + 43) / 2 = 33.5. The slice is 37, 36 or 33: halves go to the feet.
/// - Depth of the muscle there: 10 at z 36 to 41, 11 at z 30 to 35.
/// - Bone of L1: 12 × 15 × 12 voxels less 2, 3 and 2 at each end (4 mm), then the middle third of the
///   8 slices that are left: 8 · 9 · 4 = 288 voxels.
enum Phantom {
  static let shape = [30, 30, 90]
  static let names: [Int: String] = [
    1: "spleen", 5: "liver", 27: "vertebrae_L5", 28: "vertebrae_L4", 29: "vertebrae_L3",
    30: "vertebrae_L2", 31: "vertebrae_L1", 32: "vertebrae_T12", 75: "femur_left",
    76: "femur_right", 77: "hip_left", 78: "hip_right", 88: "iliopsoas_left",
    89: "iliopsoas_right",
  ]

  /// The label at a place of the grid.
  static func label(_ x: Int, _ y: Int, _ z: Int) -> Int {
    if isBody(x, y, z) { return 27 + (z - 8) / 12 }
    if 12..<18 ~= x, 5..<12 ~= y, 24..<32 ~= z { return 29 }
    if 4..<76 ~= z, 10..<(26 - z / 6) ~= y {
      if 3..<6 ~= x { return 88 }
      if 23..<27 ~= x { return 89 }
    }
    if 22..<28 ~= x, 3..<8 ~= y, 60..<80 ~= z { return 5 }
    if 4..<10 ~= z, 3..<8 ~= y {
      if 4..<7 ~= x { return 75 }
      if 23..<26 ~= x { return 76 }
    }
    return 0
  }

  static func isBody(_ x: Int, _ y: Int, _ z: Int) -> Bool {
    9..<21 ~= x && 12..<27 ~= y && 8..<80 ~= z
  }

  /// The HU: bodies have a shell of one voxel at 400 and a core of 150; muscles 40 and 55.
  static func density(_ x: Int, _ y: Int, _ z: Int) -> Double {
    switch label(x, y, z) {
    case 27...32:
      let level = (z - 8) % 12
      let isCore = 10..<20 ~= x && 13..<26 ~= y && 1..<11 ~= level && isBody(x, y, z)
      return isCore ? 150 : 400
    case 88: return 40
    case 89: return 55
    case 5: return 100
    case 75, 76: return 600
    default: return 2..<28 ~= x && 2..<28 ~= y ? -80 : -1000
    }
  }

  static var labels: Volume {
    var volume = Volume(shape) { Double(label($0, $1, $2)) }
    volume.labels = names
    volume.name = "labels"
    return volume
  }

  static var bodies: Volume {
    var volume = Volume(shape) { isBody($0, $1, $2) ? 1 : 0 }
    volume.name = "bodies"
    return volume
  }

  static var scan: Volume {
    var volume = Volume(shape) { density($0, $1, $2) }
    volume.type = .int16
    volume.name = "scan"
    return volume
  }

  static let clinical = "id,height_m,sex,max_diameter_cm,n_lesions\np1,1.7,f,3,2\n"

  /// Writes the patient p1; `change` is made to all three files.
  static func write(
    to folder: Folder, scan: Bool = true, bodies: Bool = true,
    _ change: (inout Volume) -> Void = { _ in }
  ) throws {
    try folder.write(labels.with(change).bytes, "data/p1/seg.nii")
    if bodies { try folder.write(Self.bodies.with(change).bytes, "data/p1/vertebrae_body.nii") }
    if scan {
      try folder.write(
        Self.scan.with {
          change(&$0)
          $0.labels = [:]
          $0.type = .int16
        }.bytes, "data/p1/ct.nii")
    }
  }

  /// Runs metrics over a folder that holds `data` and, unless written before, the clinical table.
  static func run(
    _ folder: Folder, clinical: String = clinical,
    _ change: (inout MetricsOptions) -> Void = { _ in }
  ) throws -> MetricsRun {
    let table = try folder.write(clinical, "clinical.csv")
    var options = MetricsOptions()
    change(&options)
    return try MetricsRun(.folder(folder.path + "/data"), clinical: table, options: options)
  }
}

extension MetricsRun {
  /// The only patient.
  var first: PatientRecord? { records.first }
}
