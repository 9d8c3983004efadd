internal import Cohorts

/// What TotalSegmentator says of its run, by `--report`.
struct RunManifest: Equatable, Sendable {
  let version: String?
  let task: String?
  /// Whether a model of 3 or 6 mm was used.
  let isFast: Bool
  /// The names of the labels.
  let labels: LabelTable?

  init(_ bytes: [UInt8], fileName: String) throws(Problem) {
    let root = try JSONValue.read(bytes, fileName: fileName)
    guard case .object = root else {
      throw Problem("a JSON object was expected", at: Place(file: fileName))
    }
    version = root["totalsegmentator_version"]?.text
    task = root["task"]?.text
    isFast = root["fast"]?.bool == true || root["fastest"]?.bool == true
    var names: [Int: String] = [:]
    for member in root["classes"]?.members ?? [] {
      if let number = Int(member.key), 1...255 ~= number, let name = member.value.text {
        names[number] = name
      }
    }
    labels = names.isEmpty ? nil : LabelTable(names)
  }
}
