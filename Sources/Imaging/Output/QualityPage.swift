internal import Document

extension MetricsRun {
  /// The quality page: who has which metric and why not, what to look at, and each patient's
  /// pictures; one HTML file that needs nothing else.
  public func qualityPage(version: String) -> String {
    let plates = records.map { QualityPlate($0, options, hasTumors: clinical.hasTumors).plate() }
    return qualityDocument(version: version).html(plates: plates)
  }

  /// The page without its pictures.
  func qualityDocument(version: String) -> Document {
    var blocks: [Block] = notes.map { .paragraph([.text($0)]) }
    blocks += [.heading(level: 2, id: "metrics", ["Who has which metric"]), .table(metricsTable)]
    if !quality.onlyImages.isEmpty {
      blocks.append(
        .paragraph([.text("No clinical row: " + quality.onlyImages.joined(separator: ", ") + ".")]))
    }
    blocks.append(.heading(level: 2, id: "look", ["What to look at"]))
    if hasFindings {
      blocks.append(.table(findingsTable))
    } else {
      blocks.append(.paragraph(["No patient lacks a metric, and no rule warns."]))
    }
    var tables = hasFindings ? 2 : 1
    for (id, title, groups) in [
      ("phase", "Contrast phases", quality.phases), ("kvp", "Tube voltages", quality.voltages),
    ] where !groups.isEmpty {
      tables += 1
      blocks += groupBlocks(id, title, groups, number: tables)
    }
    blocks += [
      .heading(level: 2, id: "numbers", ["All numbers"]), .table(numbersTable(tables + 1)),
    ]
    blocks += [.heading(level: 2, id: "rules", ["Rules that were met"])]
    blocks.append(rulesBlock)
    blocks += [
      .heading(level: 2, id: "provenance", ["Provenance"]),
      .definitions(
        [
          Definition(["Program"], [.text("Reprise \(version)")]),
          Definition(["Clinical table"], [.code(clinical.fileName)]),
          Definition(["SHA-256"], [.code(clinical.sha256)]),
        ] + options.described.map { Definition([.text($0.0)], [.code($0.1)]) }),
      .heading(level: 2, id: "patients", ["Patients"]),
    ]
    return Document(
      title: ["Quality of the imaging metrics"],
      citation: [.text("\(records.count) patients; numbers are those of cohort.csv")],
      blocks: blocks)
  }

  private var metrics: [Metric] {
    Metric.allCases.filter { clinical.hasTumors || $0 != .tumorBurdenScore }
  }

  private var metricsTable: Table {
    let rows = metrics.map { metric -> Table.Row in
      let missing = records.filter { $0.values[metric] == nil }
      let reasons = Dictionary(grouping: missing) { $0.refusal(of: metric)?.rule.rawValue ?? "" }
        .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        .map { "\($0.key) \($0.value.count)" }
      return Table.Row(
        .plain,
        [
          Table.Cell([.code(metric.column(options))]), Table.Cell([.text(Self.unit(metric))]),
          .number(String(records.count - missing.count)), .number(String(missing.count)),
          Table.Cell([.text(reasons.joined(separator: ", "))]),
        ])
    }
    return Table(
      id: "table-metrics", number: "Table 1",
      caption: ["Patients with and without each metric, and the rules by which it is missing."],
      columns: [
        .init("Metric", .text), .init("Unit", .text), .init("n"), .init("Missing"),
        .init("By rule", .text),
      ], rows: rows)
  }

  static func unit(_ metric: Metric) -> String {
    metric.unit.split(separator: "/").map { part in
      part.hasSuffix("3")
        ? part.dropLast() + "³" : part.hasSuffix("2") ? part.dropLast() + "²" : part
    }.joined(separator: "/")
  }

  private var findingsTable: Table {
    var rows: [Table.Row] = []
    for record in records {
      for (place, finding) in record.findings.enumerated() {
        rows.append(
          Table.Row(
            .plain,
            [
              place == 0 ? link(record) : "", Table.Cell([.code(finding.rule.rawValue)]),
              Table.Cell([.text(finding.rule.kind == .missing ? "missing" : "warning")]),
              Table.Cell([.text(finding.detail)]),
              Table.Cell([
                .text(finding.metrics.map { $0.column(options) }.joined(separator: ", "))
              ]),
            ]))
      }
    }
    return Table(
      id: "table-look", number: "Table 2",
      caption: ["Rules that patients met, with the numbers that triggered them."],
      columns: ["Patient", "Rule", "Kind", "What was found", "Metrics"].map {
        Table.Column(Table.Cell([.text($0)]), .text)
      }, rows: rows)
  }

  private func link(_ record: PatientRecord) -> Table.Cell {
    Table.Cell([.link([.text(record.patient.id)], to: "#patient-" + record.patient.id)])
  }

  private func groupBlocks(
    _ id: String, _ title: String, _ groups: [(name: String, count: Int, meanDensity: Double?)],
    number: Int
  ) -> [Block] {
    let column = Metric.trabecularDensity.column(options)
    let rows = groups.map { group in
      Table.Row(
        .plain,
        [
          Table.Cell([.text(group.name)]), .number(String(group.count)),
          .number(group.meanDensity.map { Decimal.fixed($0, 1) } ?? "\u{2014}"),
        ])
    }
    return [
      .heading(level: 2, id: id, [.text(title)]),
      .table(
        Table(
          id: "table-" + id, number: "Table \(number)",
          caption: [
            .text(
              "Patients by \(title.lowercased()), and the mean of \(column); nothing is corrected.")
          ],
          columns: [
            .init("", .text), .init("n"), .init(Table.Cell([.text("Mean \(column), HU")])),
          ],
          rows: rows)),
    ]
  }

  private func numbersTable(_ number: Int) -> Table {
    let shown = metrics.filter { ![.sliceHeight, .trabecularVoxels].contains($0) }
    let columns =
      [Table.Column("Patient", .text)]
      + shown.map { Table.Column(Table.Cell([.text($0.heading(options))])) }
      + [.init("L/R, volumes"), .init("L/R, areas")]
    let rows = records.map { record in
      Table.Row(
        .plain,
        [link(record)]
          + shown.map { metric in
            .number(record.values[metric].map { Decimal.fixed($0, metric.decimals) } ?? "\u{2014}")
          }
          + [
            ratio(record, .psoasVolumeLeft, .psoasVolumeRight),
            ratio(record, .psoasAreaLeft, .psoasAreaRight),
          ])
    }
    return Table(
      id: "table-numbers", number: "Table \(number)",
      caption: [
        "All patients. Volumes in cm³, areas in cm², densities in HU; L/R, left over right; a dash is missing."
      ],
      columns: columns, rows: rows)
  }

  private func ratio(_ record: PatientRecord, _ left: Metric, _ right: Metric) -> Table.Cell {
    guard let a = record.values[left], let b = record.values[right], b > 0 else {
      return .number("\u{2014}")
    }
    return .number(Decimal.fixed(a / b, 2))
  }

  private var rulesBlock: Block {
    let met = Set(records.flatMap { $0.findings.map(\.rule) })
    guard !met.isEmpty else { return .paragraph(["None."]) }
    return .definitions(
      QualityRule.allCases.filter(met.contains).map {
        Definition([.code($0.rawValue)], [.text($0.meaning)])
      })
  }
}

/// One patient on the quality page.
struct QualityPlate {
  private let record: PatientRecord
  private let options: MetricsOptions
  private let hasTumors: Bool

  init(_ record: PatientRecord, _ options: MetricsOptions, hasTumors: Bool) {
    (self.record, self.options, self.hasTumors) = (record, options, hasTumors)
  }

  func plate() -> Plate {
    let missing = record.missing(options, hasTumors: hasTumors).count
    let warnings = Set(record.findings.filter { $0.rule.kind == .warning }.map(\.rule)).count
    var words: [String] = []
    if missing > 0 { words.append("\(missing) missing") }
    if warnings > 0 { words.append("\(warnings) \(warnings == 1 ? "warning" : "warnings")") }
    return Plate(
      id: "patient-" + record.patient.id, title: record.patient.id,
      status: words.isEmpty ? "ok" : words.joined(separator: ", "), needsLook: !words.isEmpty,
      pictures: PatientPictures(record, options)?.pictures() ?? [], facts: facts,
      remarks: record.findings.map { [.code($0.rule.rawValue), .text(" " + $0.detail)] })
  }

  private var facts: [Definition] {
    var facts = [
      fact("PMVI", [.psoasMuscleVolumeIndex], "cm³/m³"),
      fact("Volume, left and right", [.psoasVolumeLeft, .psoasVolumeRight], "cm³"),
      fact("PMI", [.psoasMuscleIndex], "cm²/m²"),
      fact("Area, left and right", [.psoasAreaLeft, .psoasAreaRight], "cm²"),
    ]
    if let view = record.view {
      facts.append(
        Definition(
          ["Area, slice above and below"],
          [.text("\(Decimal.fixed(view.above, 2)), \(Decimal.fixed(view.below, 2)) cm²")]))
    }
    facts += [
      fact("HUAC", [.averagePsoasDensity], "HU"),
      fact("Bone, mean and SD", [.trabecularDensity, .trabecularDeviation], "HU"),
      fact("Bone, voxels", [.trabecularVoxels], ""),
      fact("Whole vertebra", [.wholeVertebraDensity], "HU"),
    ]
    if hasTumors { facts.append(fact("TBS", [.tumorBurdenScore], "")) }
    return facts
  }

  private func fact(_ term: String, _ metrics: [Metric], _ unit: String) -> Definition {
    let numbers = metrics.map { metric in
      record.values[metric].map { Decimal.fixed($0, metric.decimals) } ?? "\u{2014}"
    }
    let text = numbers.joined(separator: ", ") + (unit.isEmpty ? "" : "\u{202F}" + unit)
    return Definition([.text(term)], [.text(text)])
  }
}
