import Figures

extension Sample {
  /// Values spread like a bell around a middle, without chance.
  static func values(_ count: Int, around middle: Double, by spread: Double) -> [Double] {
    (0..<count).map { index in
      let share = (Double(index) + 0.5) / Double(count) * 2 - 1
      let skewed = share * share * share
      return ((middle + spread * (share + 2 * skewed)) * 10).rounded() / 10
    }
  }

  static func group(_ name: String, _ values: [Double], missing: Int = 0) -> BoxPlot.Group {
    let sorted = values.sorted()
    func at(_ share: Double) -> Double {
      sorted[min(Int(share * Double(sorted.count)), sorted.count - 1)]
    }
    let (low, high) = (at(0.25), at(0.75))
    let inside = sorted.filter { $0 >= low - 1.5 * (high - low) && $0 <= high + 1.5 * (high - low) }
    return BoxPlot.Group(
      name: name, notes: ["n = \(values.count)"] + (missing > 0 ? ["\(missing) missing"] : []),
      points: values,
      summary: BoxPlot.Summary(
        lowerWhisker: inside.first ?? low, lowerQuartile: low, median: at(0.5),
        upperQuartile: high, upperWhisker: inside.last ?? high,
        mean: values.reduce(0, +) / Double(values.count)))
  }

  static func panel(
    _ title: String, _ words: String, _ groups: [BoxPlot.Group], isJoined: Bool = false
  ) -> BoxPlot.Panel {
    let all = groups.flatMap(\.points)
    return BoxPlot.Panel(
      words: words, axis: .linear(title: title, from: all.min() ?? 0, to: all.max() ?? 1),
      groups: groups, isJoined: isJoined)
  }

  /// Three variables by two groups.
  static let boxes = BoxPlot(
    title: "Imaging metrics by 1-year survival",
    alternativeText: "PMVI: survivors median 113, non-survivors median 101.",
    panels: [
      panel(
        "Psoas muscle volume index, cm³/m³", "Student’s t, p = 0.048",
        [
          group("Survivors", values(64, around: 113, by: 18), missing: 2),
          group("Non-survivors", values(24, around: 101, by: 20)),
        ]),
      panel(
        "L1 bone density, HU", "Student’s t, p = 0.93",
        [
          group("Survivors", values(60, around: 140, by: 30)),
          group("Non-survivors", values(20, around: 139, by: 33), missing: 4),
        ]),
      panel(
        "Lesions", "Student’s t, p = 0.18",
        [
          group("Survivors", (0..<64).map { Double(1 + $0 % 3) }),
          group("Non-survivors", (0..<24).map { Double(1 + $0 % 5) }),
        ]),
      panel(
        "Tumor burden score", "Student’s t, p = 0.20",
        [
          group("Survivors", values(3, around: 3, by: 1)),
          BoxPlot.Group(name: "Non-survivors", notes: ["n = 0"], points: [], summary: nil),
        ]),
    ])

  /// Before and after, joined.
  static let pairs = BoxPlot(
    title: "Before and after", alternativeText: "Twelve patients.", width: .oneColumn,
    panels: [
      panel(
        "Systolic blood pressure, mm Hg", "Paired t-test, p < 0.001",
        [
          group("Before", values(12, around: 150, by: 12)),
          group("After", Array(values(12, around: 138, by: 15).reversed())),
        ], isJoined: true)
    ])

  /// Twelve groups with long names.
  static let manyBoxes = BoxPlot(
    title: "Many", alternativeText: "Twelve groups.",
    panels: [
      panel(
        "Value", "Kruskal–Wallis test, p = 0.5",
        (0..<16).map {
          group("Histological type \($0), otherwise", values(90, around: Double($0), by: 3))
        })
    ])

  static let flow = FlowDiagram(
    title: "Participants", alternativeText: "418 read, 106 left out, 312 remained.",
    stages: [
      .init(name: "In pbc.csv", count: 418, losses: [.init(reason: "Not randomised", count: 106)]),
      .init(
        name: "Remained", count: 312,
        losses: [
          .init(reason: "Age below 30 years at the first visit to the clinic", count: 10),
          .init(reason: "Age below 30 years at the first visit: a value was missing", count: 2),
        ]),
      .init(name: "Population", count: 300),
    ],
    parts: [
      .init(
        name: "Table 1, Table 2, Figure 1", count: 288,
        losses: [.init(reason: "1-year survival: censored before 12 months", count: 12)],
        groups: [.init(reason: "Survivors", count: 248), .init(reason: "Non-survivors", count: 40)]),
      .init(
        name: "Figure 2", count: 300,
        groups: [.init(reason: "Low", count: 150), .init(reason: "High", count: 150)]),
      .init(name: "Table 3", count: 290, losses: [.init(reason: "Bilirubin missing", count: 10)]),
    ])

  static let groupsFlow = FlowDiagram(
    title: "Participants", alternativeText: "88 read.", width: .oneColumn,
    stages: [
      .init(
        name: "In cohort.csv", count: 94,
        losses: [.init(reason: "Other treatment", count: 5), .init(reason: "No CT", count: 1)]),
      .init(name: "Population", count: 88),
    ],
    parts: [
      .init(name: "Survivors", count: 64), .init(name: "Non-survivors", count: 24),
      .init(name: "A third group with a longer name", count: 0),
    ])

  static let drawn: [(name: String, figure: Figure)] = [
    ("boxes", .boxes(boxes)), ("boxes-joined", .boxes(pairs)), ("boxes-many", .boxes(manyBoxes)),
    ("flow", .flow(flow)), ("flow-groups", .flow(groupsFlow)),
  ]
}
