/// qc.json: for each patient what was measured, from which files, and by which rule what is missing.
struct QualityJSON {
  let run: MetricsRun
  let version: String

  var text: String { root.text() + "\n" }

  private var root: JSONValue {
    .pairs([
      ("reprise", .text(version)), ("schema", .number(1)),
      ("options", .pairs(run.options.described.map { ($0.0, JSONValue.text($0.1)) })),
      (
        "clinical",
        .pairs([
          ("file", .text(run.clinical.fileName)), ("sha256", .text(run.clinical.sha256)),
          ("id", .text(run.clinical.idColumn)), ("height", .text(run.clinical.heightColumn)),
        ])
      ),
      ("cohort", cohort), ("rules", rules),
      ("patients", .array(run.records.map { patient($0) })),
    ])
  }

  private var cohort: JSONValue {
    .pairs([
      ("patients", .number(Double(run.records.count))),
      ("notes", .array(run.notes.map(JSONValue.text))),
      ("metrics", .pairs(Metric.allCases.map { ($0.column(run.options), counts($0)) })),
      ("without_images", .array(run.quality.onlyClinical.map(JSONValue.text))),
      ("without_clinical_row", .array(run.quality.onlyImages.map(JSONValue.text))),
      ("phases", groups(run.quality.phases)), ("kvp", groups(run.quality.voltages)),
    ])
  }

  private func groups(_ groups: [(name: String, count: Int, meanDensity: Double?)]) -> JSONValue {
    let column = Metric.trabecularDensity.column(run.options)
    return .pairs(
      groups.map { group in
        (
          group.name,
          .pairs([
            ("n", .number(Double(group.count))), ("\(column)_mean", .optional(group.meanDensity)),
          ])
        )
      })
  }

  /// How many patients have a metric, and how many lack it for which rule.
  private func counts(_ metric: Metric) -> JSONValue {
    let missing = run.records.filter { $0.values[metric] == nil }
    let reasons = Dictionary(grouping: missing) { $0.refusal(of: metric)?.rule.rawValue ?? "" }
    return .pairs([
      ("unit", .text(metric.unit)),
      ("n", .number(Double(run.records.count - missing.count))),
      (
        "missing",
        .pairs(
          reasons.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }.map {
            ($0.key, .number(Double($0.value.count)))
          })
      ),
    ])
  }

  private var rules: JSONValue {
    let met = Set(run.records.flatMap { $0.findings.map(\.rule) })
    return .pairs(
      QualityRule.allCases.filter(met.contains).map { rule in
        (
          rule.rawValue,
          .pairs([("kind", .text(rule.kind.rawValue)), ("meaning", .text(rule.meaning))])
        )
      })
  }

  private func patient(_ record: PatientRecord) -> JSONValue {
    .pairs([
      ("id", .text(record.patient.id)),
      ("status", .text(record.status(run.options, hasTumors: run.clinical.hasTumors))),
      (
        "metrics",
        .pairs(Metric.allCases.map { ($0.column(run.options), .optional(record.values[$0])) })
      ),
      ("origins", origins(record)),
      ("findings", .array(record.findings.map(finding))),
      ("grid", record.scan.map(grid) ?? .null),
      ("structures", record.scan.map(structures) ?? .null),
      ("l3_slice", slice(record)), ("bone", bone(record)),
      ("other_tools", .array(record.others.map(other))),
      (
        "sources",
        .array(
          record.sources.map {
            .pairs([
              ("role", .text($0.role)), ("file", .text($0.file)), ("sha256", .text($0.sha256)),
            ])
          })
      ),
      ("totalsegmentator", .optional(record.manifest?.version)),
    ])
  }

  private func origins(_ record: PatientRecord) -> JSONValue {
    .pairs(
      record.origins.sorted { $0.key.rawValue < $1.key.rawValue }.map {
        ($0.key.column(run.options), .text($0.value))
      })
  }

  private func finding(_ finding: QualityFinding) -> JSONValue {
    .pairs([
      ("code", .text(finding.rule.rawValue)), ("kind", .text(finding.rule.kind.rawValue)),
      ("metrics", .array(finding.metrics.map { .text($0.column(run.options)) })),
      ("detail", .text(finding.detail)), ("value", .optional(finding.value)),
      ("threshold", .optional(finding.threshold)),
    ])
  }

  private func grid(_ scan: PatientScan) -> JSONValue {
    let numbers = { (values: [Double]) in JSONValue.array(values.map(JSONValue.number)) }
    return .pairs([
      ("shape", numbers(scan.shape.map(Double.init))),
      ("spacing_mm", numbers((0..<3).map { scan.affine.spacing($0) })),
      ("voxel_mm3", .number(scan.affine.voxelVolume)),
      ("orientation", .text(scan.affine.orientation)),
      ("tilt_degrees", .number(scan.affine.tilt)),
      ("form", .text(scan.header.form.rawValue)),
      (
        "affine",
        .array((0..<3).map { numbers(scan.affine.rows[$0] + [scan.affine.offset[$0]]) })
      ),
    ])
  }

  private func structures(_ scan: PatientScan) -> JSONValue {
    .pairs(
      run.options.structures.compactMap { name in
        guard let region = scan.regions[name] else { return nil }
        return (
          name,
          .pairs([
            ("file", .optional(scan.files[name])),
            ("voxels", .number(Double(region.voxelCount))),
            ("volume_cm3", .number(scan.volume(region))),
            ("mean_hu", .optional(scan.hasValues ? region.mean : nil)),
            ("touches_edge", .bool(scan.touchesEdge(region))),
          ])
        )
      })
  }

  private func slice(_ record: PatientRecord) -> JSONValue {
    guard let view = record.view else { return .null }
    return .pairs([
      ("rule", .text(view.slice.rule.rawValue)), ("index", .number(Double(view.slice.index))),
      ("axis", .number(Double(record.scan?.up ?? 2))), ("z_mm", .number(view.slice.height)),
      ("area_above_cm2", .number(view.above)), ("area_below_cm2", .number(view.below)),
    ])
  }

  private func bone(_ record: PatientRecord) -> JSONValue {
    guard let density = record.density else { return .null }
    return .pairs([
      ("voxels", .number(Double(density.voxelCount))), ("volume_cm3", .number(density.volume)),
      ("mean_hu", .number(density.mean)), ("sd_hu", .number(density.deviation)),
      ("greatest_hu", .number(density.greatest)),
    ])
  }

  private func other(_ value: OtherTools.Value) -> JSONValue {
    .pairs([
      ("column", .text(value.column)), ("value", .number(value.value)),
      ("source", .text(value.source)),
    ])
  }
}
