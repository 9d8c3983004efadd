import Cohorts
import Testing

@testable import Imaging

/// Whole runs: which files belong to whom, what stops a run, what is written.
@Suite struct RunTests {
  private func complaint(
    _ folder: Folder, clinical: String = Phantom.clinical,
    _ change: (inout MetricsOptions) -> Void = { _ in }
  ) -> String {
    do {
      _ = try Phantom.run(folder, clinical: clinical, change)
      return ""
    } catch let error as Problems {
      return error.all.map(\.description).joined(separator: "\n")
    } catch { return "\(error)" }
  }

  private static let entry = #""volume": 30000.5, "intensity": 45"#

  private func statistics(_ folder: Folder, _ id: String, _ text: String) throws {
    try folder.write(text, "data/\(id)/statistics.json")
  }

  @Test func `statistics.json alone gives volumes in cm³`() throws {
    let folder = try Folder()
    try statistics(
      folder, "p1",
      #"{"iliopsoas_left": {"volume": 250000, "intensity": 45}, "iliopsoas_right": {"volume": 260000, "intensity": 46}, "vertebrae_L1": {"volume": 40000, "intensity": 195.8}}"#
    )
    let record = try #require(try Phantom.run(folder).first)
    #expect(record.values[.psoasMuscleVolumeIndex] == 510 / (1.7 * 1.7 * 1.7))
    #expect(
      record.values[.wholeVertebraDensity] == 195.8 && record.values[.trabecularDensity] == nil)
    #expect(record.codes == ["NO_MASKS"])
    #expect(record.origins[.psoasVolumeLeft] == "statistics.json")
  }

  @Test func `0 in statistics.json is missing, never a number`() throws {
    let folder = try Folder()
    try statistics(
      folder, "p1",
      #"{"iliopsoas_left": {"volume": 0.0, "intensity": 0.0}, "iliopsoas_right": {"volume": 260000, "intensity": 46}, "vertebrae_L1": {"volume": 0.0, "intensity": 0.0}}"#
    )
    let run = try Phantom.run(folder)
    let record = try #require(run.first)
    #expect(record.codes == ["STATS_ZERO", "NO_MASKS"])
    #expect(record.values == [.psoasVolumeRight: 260, .tumorBurdenScore: 13.0.squareRoot()])
    #expect(run.cohortCSV.contains("\np1,1.7,f,3,2,,260,,,,,,,,,,,3.60555"))
  }

  @Test func `normalised intensities give no density`() throws {
    let folder = try Folder()
    try statistics(
      folder, "p1",
      #"{"iliopsoas_left": {"volume": 250000, "intensity": 0.4}, "iliopsoas_right": {"volume": 260000, "intensity": 0.41}, "vertebrae_L1": {"volume": 40000, "intensity": 0.6}}"#
    )
    let record = try #require(try Phantom.run(folder).first)
    #expect(record.codes == ["STATS_NORMALISED", "NO_MASKS"])
    #expect(record.values[.wholeVertebraDensity] == nil && record.values[.psoasVolumeLeft] == 250)
  }

  @Test func `masks and statistics.json that differ are warned about`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    try statistics(folder, "p1", #"{"iliopsoas_left": {"volume": 28674.1, "intensity": 40}}"#)
    #expect(try Phantom.run(folder).first?.codes == [])
    try statistics(folder, "p1", #"{"iliopsoas_left": {"volume": 28700, "intensity": 40}}"#)
    #expect(try Phantom.run(folder).first?.codes == ["STATS_MASK_DIFFER"])
    try statistics(folder, "p1", #"{"iliopsoas_left": {"volume": 0, "intensity": 0}}"#)
    #expect(try Phantom.run(folder).first?.codes == ["STATS_MASK_DIFFER"])
  }

  @Test func `what the masks do not hold is taken from statistics.json`() throws {
    let folder = try Folder()
    let vertebra = Volume(Phantom.shape) { Phantom.label($0, $1, $2) == 29 ? 1 : 0 }
    try folder.write(vertebra.bytes, "data/p1/vertebrae_L3.nii")
    try statistics(
      folder, "p1",
      #"{"iliopsoas_left": {"volume": 250000, "intensity": 45}, "iliopsoas_right": {"volume": 260000, "intensity": 46}, "vertebrae_L1": {"volume": 40000, "intensity": 195.8}}"#
    )
    let record = try #require(try Phantom.run(folder).first)
    #expect(record.values[.psoasVolumeLeft] == 250 && record.values[.psoasMuscleIndex] == nil)
    #expect(record.origins[.psoasVolumeLeft] == "statistics.json")
    #expect(record.refusal(of: .psoasMuscleIndex)?.rule == .psoasAbsent)
    #expect(record.values[.wholeVertebraDensity] == 195.8)
  }

  @Test func `diameters in mm are divided by 10 where the column says mm`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    let run = try Phantom.run(folder, clinical: "id,height_m,size_mm,n_lesions\np1,1.7,30,2\n") {
      $0.diameterColumn = "size_mm"
    }
    #expect(run.first?.values[.tumorBurdenScore] == 13.0.squareRoot() && run.first?.codes == [])
  }

  @Test func `a patient without files stops the run, unless told otherwise`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    let table = "id,height_m\np1,1.7\np2,1.8\n"
    #expect(complaint(folder, clinical: table).contains("clinical.csv:3: error: p2 has no images"))
    let run = try Phantom.run(folder, clinical: table) { $0.allowsMissing = true }
    #expect(run.records.map(\.codes) == [[], ["NO_IMAGES"]])
    #expect(run.quality.onlyClinical == ["p2"])
  }

  @Test func `files without a clinical row are named`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    try statistics(folder, "p9", "{\"a\": {\(Self.entry)}}")
    try folder.write("x", "data/notes/readme.txt")
    let run = try Phantom.run(folder)
    #expect(run.quality.onlyImages == ["p9"] && run.summary.contains("no clinical row for p9"))
  }

  @Test func `what the clinical table lacks is said with its place`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    #expect(
      complaint(folder, clinical: "name,height_m\np1,1.7\n").contains("no column of identifiers"))
    #expect(complaint(folder, clinical: "id,size\np1,1.7\n").contains("no column of heights"))
    #expect(complaint(folder, clinical: "id,height\np1,1.7\n").contains("--height-unit"))
    #expect(
      complaint(folder, clinical: "id,height_m\np1,1.7\np1,1.8\n").contains(
        ":3:1: error: id: \"p1\" stands in line 2 too"))
    #expect(
      complaint(folder, clinical: "id,height_m\np1,tall\n").contains(
        ":2:2: error: height_m: \"tall\" is not a number"))
    #expect(complaint(folder, clinical: "id,height_m\n,1.7\n").contains("the patient has no id"))
    #expect(
      complaint(folder, clinical: "id,height_m,pmvi\np1,1.7,3\n").contains(
        "\"pmvi\" is one that metrics writes"))
    #expect(complaint(folder, clinical: "id,height_m\n").contains("no patients"))
  }

  @Test func `heights take the unit of their column or of the option`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    for (table, unit) in [
      ("id,height_cm\np1,170\n", nil), ("id,Height (m)\np1,1.7\n", nil),
      ("id,height\np1,170\n", MetricsOptions.HeightUnit.cm),
      ("id;height_m\np1;1,7\n", nil),
    ] {
      let run = try Phantom.run(folder, clinical: table) {
        $0.heightUnit = unit
        if table.contains("Height (m)") { $0.heightColumn = "Height (m)" }
      }
      let found = try #require(run.first?.values[.psoasMuscleVolumeIndex])
      #expect(abs(found - 66.906 / 4.913) < 1e-12)
      if table.contains(";") { #expect(run.cohortCSV.contains("p1;1,7;28,674;38,232;13,61")) }
    }
  }

  @Test func `two files that could be meant stop the run`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    try folder.write(Phantom.labels.bytes, "data/p1/other.nii")
    #expect(complaint(folder).contains("only one can be meant"))
    let twice = try Folder()
    try Phantom.write(to: twice)
    try twice.write(Phantom.bodies.bytes, "data/p1/iliopsoas_left.nii")
    #expect(complaint(twice).contains("iliopsoas_left is in"))
  }

  @Test func `labels without names need the task`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder) { $0.labels = [:] }
    #expect(complaint(folder).contains("--task total"))
    let named = try Phantom.run(folder) { $0.task = "total" }
    #expect(named.first?.values[.psoasVolumeLeft] == 28.674)
    try folder.write(
      #"{"classes": {"88": "iliopsoas_left", "89": "iliopsoas_right"}}"#, "data/p1/run_report.json")
    #expect(try Phantom.run(folder).first?.values[.psoasVolumeLeft] == 28.674)
  }

  @Test func `a mask of several labels and a cut file stop the run, all told together`() throws {
    let folder = try Folder()
    let two = Volume([10, 10, 10]) { x, _, _ in x == 5 ? 1 : x == 6 ? 2 : 0 }
    try folder.write(two.bytes, "data/p1/iliopsoas_left.nii")
    try folder.write(Array(two.bytes.dropLast(3)), "data/p2/iliopsoas_left.nii")
    let text = complaint(folder, clinical: "id,height_m\np1,1.7\np2,1.8\n")
    #expect(text.contains("p1/iliopsoas_left.nii: error: the file is named like the mask"))
    #expect(text.contains("p2/iliopsoas_left.nii: error: the file ends inside slice 10 of 10"))
  }

  @Test func `a table of files gives what a folder gives`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    let clinical = try folder.write(Phantom.clinical, "clinical.csv")
    let files = try folder.write(
      "id,seg,ct,body\np1,data/p1/seg.nii,data/p1/ct.nii,data/p1/vertebrae_body.nii\n", "files.csv")
    let run = try MetricsRun(.table(files), clinical: clinical)
    #expect(run.first?.values == (try Phantom.run(folder).first?.values))
    #expect(throws: Problems.self) {
      try MetricsRun(.table(try folder.write("id,sgm\np1,x\n", "f.csv")), clinical: clinical)
    }
  }

  @Test func `a file named by its patient is enough`() throws {
    let folder = try Folder()
    try folder.write(Phantom.labels.bytes, "data/p1.nii")
    #expect(try Phantom.run(folder).first?.values[.psoasVolumeLeft] == 28.674)
  }

  @Test func `other tools' numbers stand in columns of their own`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    try folder.write(
      #"{"results": {"vertebrae_L1_intensity": 132.62, "vertebrae_L1_height_difference": 0.25}}"#,
      "data/p1/spine_report.json")
    try folder.write(
      "Level,Muscle HU,Muscle CSA (cm^2)\nL3,40,150\n", "data/p1/muscle_adipose_tissue_metrics.csv")
    let run = try Phantom.run(folder)
    let lines = run.cohortCSV.split(separator: "\n")
    #expect(
      lines.first?.hasSuffix(
        "tbs,spine_report_l1_hu,spine_report_l1_height_difference,comp2comp_l3_muscle_area_cm2,comp2comp_l3_muscle_hu,psoas_structure,qc_status,qc_codes"
      ) == true)
    #expect(
      run.first?.codes == ["HEIGHT_DIFFERENCE"] && run.first?.values[.trabecularDensity] == 150)
  }

  @Test func `another vertebra's density has another name`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    let run = try Phantom.run(folder) { $0.densityLevel = "T12" }
    let header = run.cohortCSV.split(separator: "\n").first ?? ""
    #expect(
      header.contains(",t12_hu,t12_hu_sd,t12_voxels,t12_label_hu,") && !header.contains("l1_hu"))
    #expect(run.first?.values[.trabecularDensity] == 150)
  }

  @Test func `cohorts that mix phases are warned about, outliers named`() throws {
    let folder = try Folder()
    var table = "id,height_m,sex,phase,kvp,max_diameter_cm,n_lesions\n"
    for patient in 1...7 {
      try Phantom.write(to: folder)
      try statistics(
        folder, "q\(patient)",
        #"{"iliopsoas_left": {"volume": \#(patient == 7 ? 900000 : 250000 + 1000 * patient), "intensity": 40}, "iliopsoas_right": {"volume": 250000, "intensity": 40}}"#
      )
      table += "q\(patient),1.7,f,native,120,3,2\n"
    }
    table += "p1,1.7,m,portal,100,3,2\n"
    try Phantom.write(to: folder)
    let run = try Phantom.run(folder, clinical: table)
    #expect(run.records.filter { $0.codes.contains("OUTLIER") }.map(\.patient.id) == ["q7"])
    let last = try #require(run.records.last)
    #expect(last.codes == ["PHASE_MIXED", "KVP_MIXED"])
    #expect(run.quality.phases.map(\.name) == ["native", "portal"])
    #expect(run.quality.phases.last?.meanDensity == 150)
  }

  @Test func `the same input gives the same bytes, without a path of the machine`() throws {
    let folder = try Folder()
    try Phantom.write(to: folder)
    let (one, two) = (try Phantom.run(folder), try Phantom.run(folder))
    #expect(one.cohortCSV == two.cohortCSV)
    #expect(one.qualityJSON(version: "x") == two.qualityJSON(version: "x"))
    let json = try JSONValue.read(Array(one.qualityJSON(version: "x").utf8), fileName: "qc.json")
    #expect(json["cohort"]?["metrics"]?["pmvi"]?["n"]?.number == 1)
    guard case .array(let patients)? = json["patients"] else {
      Issue.record("no patients")
      return
    }
    #expect(patients.first?["l3_slice"]?["index"]?.number == 37)
    #expect(patients.first?["structures"]?["iliopsoas_left"]?["voxels"]?.number == 2124)
    #expect(patients.first?["grid"]?["voxel_mm3"]?.number == 13.5)
  }
}
