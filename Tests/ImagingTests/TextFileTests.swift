import Cohorts
import TestSupport
import Testing

@testable import Imaging

/// statistics.json and its neighbours.
@Suite struct TextFileTests {
  private func statistics(_ text: String) throws -> StatisticsFile {
    try StatisticsFile(Array(text.utf8), fileName: "statistics.json")
  }

  private func complaint(_ text: String) -> String {
    do {
      _ = try StatisticsFile(Array(text.utf8), fileName: "s.json")
      return ""
    } catch { return error.description }
  }

  static let example = """
    {
        "spleen": {"volume": 0.0, "intensity": 0.0},
        "vertebrae_L1": {"volume": 2304.0002059936523, "intensity": 180.0, "n_voxels": 7, "bbox_vox": null},
        "iliopsoas_left": {"volume": 1536.0001373291016, "intensity": 45.0},
        "note": "merged by hand"
    }
    """

  @Test func `volumes and intensities are read, zeros are missing`() throws {
    let file = try statistics(Self.example)
    #expect(file.entries["iliopsoas_left"]?.volume == 1536.0001373291016)
    #expect(file.entries["spleen"]?.isMissing == true && file.entries.count == 3)
    #expect(!file.isNormalised)
  }

  @Test func `intensities from 0 to 1 are no HU`() throws {
    let file = try statistics(
      #"{"a": {"volume": 1, "intensity": 0.5}, "b": {"volume": 2, "intensity": 0.2}}"#)
    #expect(file.isNormalised)
  }

  @Test func `NaN, duplicates and other files are refused`() {
    #expect(complaint(#"{"a": {"volume": 1, "intensity": NaN}}"#).contains("normalises"))
    #expect(
      complaint("{\"a\": {\"volume\": 1},\n \"a\": {\"volume\": 2}}").hasPrefix(
        "s.json:2:5: error: the key \"a\""))
    #expect(complaint("[1]").contains("a JSON object of structures"))
    #expect(complaint("{}").contains("no structure with a volume"))
    #expect(complaint(#"{"a": {"volume": -1}}"#).contains("-1"))
    #expect(complaint(#"{"a": 1"#).contains("a comma or }"))
    #expect(complaint("").contains("ends too early"))
    #expect(complaint(String(repeating: "[", count: 1000)).contains("nested too deeply"))
  }

  @Test func `JSON is read as it is written`() throws {
    let text =
      #"{"t": "a\"\\\/\n\u00e9\ud83d\ude00", "n": [-1.5e2, 0, 12], "b": true, "x": null, "o": {}}"#
    let value = try JSONValue.read(Array(text.utf8), fileName: "j")
    #expect(value["t"]?.text == "a\"\\/\né😀" && value["b"]?.bool == true)
    #expect(value["n"] == .array([.number(-150), .number(0), .number(12)]))
    let again = try JSONValue.read(Array(value.text().utf8), fileName: "j")
    #expect(again == value)
  }

  @Test func `fuzzed JSON is read or refused, never a crash`() {
    var random = SplitMix64(state: 7)
    let alphabet = Array("{}[]:,\"\\ueE+-.0N\n".utf8) + [0, 0xFF, 0xC3]
    for _ in 0..<3000 {
      var bytes = Array(Self.example.utf8)
      for _ in 0...Int.random(in: 0..<5, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = alphabet.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: at)
        default: bytes.insert(alphabet.randomElement(using: &random) ?? 0, at: at)
        }
      }
      do { _ = try StatisticsFile(bytes, fileName: "s") } catch {
        #expect(!error.sentence.isEmpty && error.place.line ?? 1 > 0)
      }
    }
  }

  @Test func `the run report gives names, version and the model`() throws {
    let text = """
      {"totalsegmentator_version": "2.18.0", "task": "total", "fast": true, "fastest": false,
       "classes": {"29": "vertebrae_L3", "88": "iliopsoas_left"}}
      """
    let manifest = try RunManifest(Array(text.utf8), fileName: "run_report.json")
    #expect(manifest.version == "2.18.0" && manifest.isFast)
    #expect(manifest.labels?.names == [29: "vertebrae_L3", 88: "iliopsoas_left"])
  }

  @Test func `other tools' values keep names of their own`() throws {
    func json(_ text: String) throws -> JSONValue {
      try JSONValue.read(Array(text.utf8), fileName: "j")
    }
    let spine = try json(
      #"{"results": {"vertebrae_L1_intensity": 132.62, "vertebrae_L1_volume_ml": 35.61, "vertebrae_L1_intensity_median": 0.0}}"#
    )
    #expect(
      OtherTools.spineReport(spine).map(\.column) == [
        "spine_report_l1_hu", "spine_report_l1_volume_cm3",
      ])
    let boa = try json(
      #"{"segmentations": {"total": {"iliopsoas_left": {"present": true, "volume_ml": 280.5}, "iliopsoas_right": {"present": false}}}}"#
    )
    #expect(OtherTools.boaTotal(boa).map(\.value) == [280.5])
    let slab = try json(#"{"aggregated": {"l3": {"measurements": {"muscle": 400.25}}}}"#)
    #expect(OtherTools.boaComposition(slab).first?.column == "boa_l3_muscle_cm3")
    let table = try CSVTable(
      Array("Level,ROI HU,Seg HU\nT12,100,101\nL1,110.5,140\n".utf8), fileName: "spine_metrics.csv")
    #expect(OtherTools.comp2comp(table).map(\.value) == [110.5, 140])
    for value in OtherTools.spineReport(spine) + OtherTools.boaTotal(boa) {
      #expect(OtherTools.columns.contains(value.column))
    }
  }
}
