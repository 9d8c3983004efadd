/// What shows only when patients are held against each other.
struct CohortQuality: Sendable {
  /// Patients with rows and no files, and files without a row.
  var onlyClinical: [String] = []
  var onlyImages: [String] = []
  /// The contrast phases and tube voltages with how many patients have them.
  var phases: [(name: String, count: Int, meanDensity: Double?)] = []
  var voltages: [(name: String, count: Int, meanDensity: Double?)] = []

  /// Beyond this many scaled median deviations a number is an outlier.
  static let limit = 3.5
  /// Groups smaller than this have no outliers.
  static let fewest = 5

  /// Judges a cohort; the records get the warnings that only the others show.
  init(_ records: inout [PatientRecord], onlyClinical: [String], onlyImages: [String]) {
    (self.onlyClinical, self.onlyImages) = (onlyClinical, onlyImages)
    phases = Self.groups(records) { $0.patient.phase }
    voltages = Self.groups(records) { $0.patient.voltage }
    let mixed: [(QualityRule, [(name: String, count: Int, meanDensity: Double?)])] = [
      (.phaseMixed, phases), (.voltageMixed, voltages),
    ]
    for (rule, groups) in mixed where groups.count > 1 {
      let text = groups.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
      for index in records.indices where records[index].values[.trabecularDensity] != nil {
        records[index].add(rule, Metric.ofHounsfield, text)
      }
    }
    Self.markOutliers(&records)
  }

  private static func groups(
    _ records: [PatientRecord], by key: (PatientRecord) -> String?
  ) -> [(name: String, count: Int, meanDensity: Double?)] {
    let groups = Dictionary(grouping: records.filter { key($0) != nil }) { key($0) ?? "" }
    return groups.sorted { $0.key < $1.key }.map { name, members in
      let values = members.compactMap { $0.values[.trabecularDensity] }
      let mean = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
      return (name, members.count, mean)
    }
  }

  /// |x − median| > 3.5 · 1.4826 · MAD within the patients of one sex.
  private static func markOutliers(_ records: inout [PatientRecord]) {
    let groups = Dictionary(grouping: records.indices) { records[$0].patient.sex ?? "" }
    for (sex, members) in groups.sorted(by: { $0.key < $1.key }) {
      for metric in Metric.primary {
        let values = members.compactMap { records[$0].values[metric] }
        guard values.count >= fewest else { continue }
        let center = median(values)
        let spread = 1.4826 * median(values.map { abs($0 - center) })
        guard spread > 0 else { continue }
        for index in members {
          guard let value = records[index].values[metric] else { continue }
          let distance = abs(value - center) / spread
          guard distance > limit else { continue }
          let group = sex.isEmpty ? "all patients" : "sex \(sex)"
          records[index].add(
            .outlier, [metric],
            "\(Decimal.short(value)), median of \(group) \(Decimal.short(center)): "
              + "\(Decimal.fixed(distance, 1)) deviations", value: distance, threshold: limit)
        }
      }
    }
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
